import { Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { changesRecord, isRecord } from './owners';

/** The parts of the content manager's extension points used here; they are components that return a description. */
interface Described {
  (props: { model: string }): object | null;
  type?: string;
  position?: unknown;
}

interface ContentManagerApis {
  addDocumentAction(change: (actions: Described[]) => Described[]): void;
  addBulkAction(change: (actions: Described[]) => Described[]): void;
  addEditViewSidePanel(change: (panels: Described[]) => Described[]): void;
}

const CHANGES = new Set(['publish', 'update', 'unpublish', 'discard', 'delete', 'edit', 'clone']);

/** Runs the original all the same (it uses hooks) and forgets its answer where a record is shown. */
function notOnRecords(original: Described): Described {
  const wrapped: Described = (props) => {
    const description = original(props);
    return isRecord(props.model) ? null : description;
  };
  return Object.assign(wrapped, { type: original.type, position: original.position });
}

const withoutChanges = (actions: Described[]): Described[] =>
  actions.map((action) => (action.type !== undefined && CHANGES.has(action.type) ? notOnRecords(action) : action));

function Explanation(): ReactNode {
  const { locale } = useIntl();
  return (
    <Typography variant="omega" textColor="neutral600">
      {locale.startsWith('zh')
        ? '业务记录由系统写入，这里只能查看。办理订单请到订单台。'
        : 'Records are written by the system and can only be looked at here. Work on orders at the orders desk.'}
    </Typography>
  );
}

/** Says why there are no buttons, in the place where they would be. */
function explainOnRecords(original: Described): Described {
  const wrapped: Described = (props) => {
    const description = original(props);
    return isRecord(props.model) && description ? { ...description, content: <Explanation /> } : description;
  };
  return Object.assign(wrapped, { type: original.type });
}

/** Call from app.tsx `register`: takes away what the create button, inputs and bulk actions ask for. */
export function forbidRecordChanges(app: Pick<StrapiApp, 'addRBACMiddleware'>): void {
  app.addRBACMiddleware(
    () => (next) => (permissions) => next(permissions.filter((permission) => !changesRecord(permission))),
  );
}

/** Call from app.tsx `bootstrap`, when the plugins have registered their actions. */
export function hideRecordActions(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis = app.getPlugin('content-manager').apis as unknown as ContentManagerApis;
  apis.addDocumentAction(withoutChanges);
  apis.addBulkAction((actions) => actions.map(notOnRecords));
  // The one panel without a type offers to set up a preview, which is nothing for operators.
  apis.addEditViewSidePanel((panels) =>
    panels
      .filter(({ type }) => type !== undefined)
      .map((panel) => (panel.type === 'actions' ? explainOnRecords(panel) : notOnRecords(panel))),
  );
}
