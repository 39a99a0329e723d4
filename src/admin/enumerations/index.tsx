import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType, ReactNode } from 'react';
import { EnumerationCell } from './EnumerationCell';
import EnumerationInput from './EnumerationInput';
import { labelsFor, labelText, modelFromPath } from './lookup';

/** The parts of the content manager's hook arguments used here. */
interface ListHeader {
  name: string;
  attribute?: { type: string; enum?: readonly string[] };
  cellFormatter?: (row: Record<string, unknown>, header: unknown, context: { model?: string }) => ReactNode;
}

interface ListColumns {
  displayedHeaders: ListHeader[];
  layout: unknown;
}

interface ListFilter {
  name: string;
  type: string;
  options?: Array<{ label?: string; value: string }>;
}

interface ListFilters {
  displayedFilters: ListFilter[];
  layout: unknown;
}

function withNamedCells({ displayedHeaders, layout }: ListColumns): ListColumns {
  return {
    displayedHeaders: displayedHeaders.map((header) => {
      const { attribute, cellFormatter, name } = header;
      if (attribute?.type !== 'enumeration' || cellFormatter !== undefined) return header;
      const codes = attribute.enum ?? [];
      return {
        ...header,
        cellFormatter: (row, _header, context) => (
          <EnumerationCell attribute={name} codes={codes} owner={context.model} value={row[name]} />
        ),
      };
    }),
    layout,
  };
}

function withNamedOptions({ displayedFilters, layout }: ListFilters): ListFilters {
  const model = modelFromPath(window.location.pathname);
  const locale = document.documentElement.lang;
  return {
    displayedFilters: displayedFilters.map((filter) => {
      // Names with underscores in front are Strapi's own (__status), already translated.
      if (filter.type !== 'enumeration' || filter.options === undefined || filter.name.startsWith('__')) return filter;
      const labels = labelsFor(
        filter.name,
        filter.options.map((option) => option.value),
        model,
      );
      return {
        ...filter,
        options: filter.options.map((option) => ({
          ...option,
          label: Object.hasOwn(labels, option.value) ? labelText(labels, option.value, locale) : option.label,
        })),
      };
    }),
    layout,
  };
}

/** Call from app.tsx `bootstrap`: names for codes in entries, list cells and list filters. */
export function nameEnumerations(app: Pick<StrapiApp, 'addFields' | 'registerHook'>): void {
  app.addFields({ type: 'enumeration', Component: EnumerationInput as unknown as ComponentType });
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withNamedCells);
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', withNamedOptions);
}
