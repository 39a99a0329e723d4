/**
 * Chinese labels, help texts and layouts of the content manager, declared beside each schema and applied
 * at every boot, so that a label in the code is the label on the screen.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

interface Labels {
  /** attribute → [label, help text] */
  fields: Record<string, [string, string]>;
  /** Columns of the list view. */
  list?: string[];
  /** Rows of the form; `name:6` is a field and its width of 12. */
  edit: string[][];
  /** What an entry goes by; without, what Strapi has chosen. */
  mainField?: string;
  /** The list view begins in its order, ascending. */
  sortBy?: string;
}

interface ContentModel {
  uid: string;
  /** Components have none. */
  kind?: 'collectionType' | 'singleType';
  attributes: Record<string, unknown>;
}

interface StoredConfiguration {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: Record<string, unknown>;
}

interface ConfigurationService {
  findConfiguration(model: ContentModel): Promise<StoredConfiguration>;
  updateConfiguration(model: ContentModel, configuration: object): Promise<unknown>;
}

const SYSTEM_FIELDS: Record<string, string> = {
  id: '编号',
  documentId: '文档编号',
  createdAt: '创建时间',
  updatedAt: '更新时间',
  publishedAt: '发布时间',
  createdBy: '创建人',
  updatedBy: '更新人',
};

export async function applyContentLabels(strapi: Core.Strapi): Promise<void> {
  const manager = strapi.plugin('content-manager');
  const types = manager.service('content-types') as unknown as ConfigurationService;
  const components = manager.service('components') as unknown as ConfigurationService;
  for (const model of Object.values(strapi.contentTypes) as unknown as ContentModel[]) {
    const labels = labelsOf(strapi, model.uid);
    if (labels) await apply(types, model, labels);
  }
  const file = path.join(strapi.dirs.app.root, 'src/components/labels.json');
  const componentLabels = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Labels>;
  for (const [uid, labels] of Object.entries(componentLabels)) {
    const model = (strapi.components as unknown as Record<string, ContentModel>)[uid];
    if (model) await apply(components, model, labels);
  }
}

/** `api::house.house` → src/api/house/content-types/house/labels.json; plugins likewise. */
function labelsOf(strapi: Core.Strapi, uid: string): Labels | undefined {
  const match = /^(api|plugin)::([\w-]+)\.([\w-]+)$/.exec(uid);
  if (!match) return undefined;
  const [, origin, owner, name] = match;
  const base = origin === 'api' ? `src/api/${owner}` : `src/plugins/${owner}/server`;
  const file = path.join(strapi.dirs.app.root, base, 'content-types', name!, 'labels.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Labels) : undefined;
}

async function apply(service: ConfigurationService, model: ContentModel, labels: Labels): Promise<void> {
  const current = await service.findConfiguration(model);
  const metadatas = { ...current.metadatas };
  const texts: [string, string, string][] = [
    ...Object.entries(SYSTEM_FIELDS).map(([field, label]): [string, string, string] => [field, label, '']),
    ...Object.entries(labels.fields).map(([field, [label, help]]): [string, string, string] => [field, label, help]),
  ];
  for (const [field, label, help] of texts) {
    const stored = metadatas[field];
    if (!stored) continue;
    metadatas[field] = { edit: { ...stored.edit, label, description: help }, list: { ...stored.list, label } };
  }
  const edit = labels.edit.map((row) =>
    row.map((cell) => ({ name: cell.split(':')[0], size: Number(cell.split(':')[1] ?? 6) })),
  );
  // Of a single type there is one entry, which goes by the name of the type: Strapi shows that instead of an id.
  const mainField = labels.mainField ?? (model.kind === 'singleType' ? 'id' : current.settings.mainField);
  const sorting = labels.sortBy ? { defaultSortBy: labels.sortBy, defaultSortOrder: 'ASC' } : {};
  const wanted = {
    ...current,
    settings: { ...current.settings, mainField, ...sorting },
    metadatas,
    layouts: { ...current.layouts, edit, list: labels.list ?? current.layouts.list },
  };
  if (JSON.stringify(wanted) !== JSON.stringify(current)) await service.updateConfiguration(model, wanted);
}
