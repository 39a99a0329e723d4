/** Admin roles and their rights, declared here and applied at every boot: what is not listed is taken away. */
import type { Core } from '@strapi/strapi';
import { privateAttributes } from './read-only-records';

const EXPLORER = 'plugin::content-manager.explorer';

const STAY_CONTENT = ['house', 'extra', 'place', 'facility'] as const;
const RATE_CONTENT = ['rate-rule', 'holiday', 'cancellation-policy'] as const;
const SITE_CONTENT = ['banner', 'collection', 'article'] as const;
const TOP_UPS = ['top-up-plan', 'top-up-rule'] as const;
const INVOICE_RULE = 'plugin::invoicing.invoice-rule';
const MESSAGE_TEMPLATES = 'plugin::messaging.message-template';
const MEMBER_RULES = ['member-level', 'earning-rule', 'sign-in-rule'].map((name) => `plugin::membership.${name}`);
/** How orders may be paid with what members hold. */
const TENDER_RULE = 'plugin::ordering.tender-rule';
const COUPON_TEMPLATES = 'plugin::marketing.coupon-template';
const MEMBER_RECORDS = ['level-record', 'daily-sign-in', 'invitation', 'card', 'card-event'].map(
  (name) => `plugin::membership.${name}`,
);
const RECORDS = [
  'plugin::ordering.order',
  'plugin::ordering.order-item',
  'plugin::ordering.order-event',
  'plugin::ordering.order-change',
  'plugin::ordering.payment',
  'plugin::ordering.refund',
  'plugin::membership.member',
  'plugin::membership.account-deletion',
  ...MEMBER_RECORDS,
  'plugin::messaging.message',
];
const MEDIA = ['read', 'assets.create', 'assets.update', 'assets.download', 'assets.copy-link'].map(
  (action) => `plugin::upload.${action}`,
);

/** Accounts of the staff, as far as src/boot/staff-accounts.ts lets anybody but a super admin go. */
const STAFF_ACCOUNTS = ['users.create', 'users.read', 'users.update', 'roles.read'].map((action) => `admin::${action}`);

/** What only roles that edit the content see of it: how to get into a house. */
const FOR_EDITORS: Record<string, readonly string[]> = {
  'api::house.house': ['arrivalGuide', 'arrivalGuideEn', 'doorInfo', 'doorInfoEn', 'wifiName', 'wifiPassword'],
};

interface RoleDeclaration {
  code: string;
  name: string;
  description: string;
  /** Content types that the role edits, reads. */
  edits: readonly string[];
  reads: readonly string[];
  actions: readonly string[];
}

const CARD_KINDS = 'api::member-card.member-card';
const CARDS_MANAGE = 'plugin::membership.cards.manage';
const CARDS_TRANSFER = 'plugin::membership.cards.transfer';
const MEMBERS_READ = 'plugin::membership.members.read';

const api = (names: readonly string[]): string[] => names.map((name) => `api::${name}.${name}`);
const orders = (...actions: string[]): string[] => actions.map((action) => `plugin::ordering.orders.${action}`);
const claims = (...actions: string[]): string[] => actions.map((action) => `plugin::scheduling.claims.${action}`);
const waiting = (...actions: string[]): string[] => actions.map((action) => `plugin::scheduling.waiting.${action}`);
const ledger = (...actions: string[]): string[] => actions.map((action) => `plugin::wallet.ledger.${action}`);
const coupons = (...actions: string[]): string[] => actions.map((action) => `plugin::marketing.coupons.${action}`);
const cashier = (...actions: string[]): string[] => actions.map((action) => `plugin::cashier.${action}`);
const invoices = (...actions: string[]): string[] => actions.map((action) => `plugin::invoicing.invoices.${action}`);
const owners = (...actions: string[]): string[] => actions.map((action) => `plugin::owners.owners.${action}`);
const rates = (...actions: string[]): string[] => actions.map((action) => `plugin::pricing.rates.${action}`);

export const ROLES: readonly RoleDeclaration[] = [
  {
    code: 'yizhan-manager',
    name: '店长',
    description: '管理房源、价格、订单、退款、发票、业主、钱包账本与店员账号，可以调价、查看证件号',
    edits: [
      ...api([...STAY_CONTENT, ...SITE_CONTENT, ...RATE_CONTENT, ...TOP_UPS]),
      CARD_KINDS,
      MESSAGE_TEMPLATES,
      TENDER_RULE,
      ...MEMBER_RULES,
      COUPON_TEMPLATES,
      INVOICE_RULE,
    ],
    reads: RECORDS,
    actions: [
      ...orders('read', 'place', 'collect', 'adjust', 'confirm', 'service', 'change', 'refund'),
      'plugin::ordering.guests.reveal',
      MEMBERS_READ,
      CARDS_MANAGE,
      CARDS_TRANSFER,
      ...claims('read', 'block', 'move'),
      ...waiting('read', 'keep'),
      ...rates('read', 'edit'),
      ...ledger('read', 'adjust'),
      ...coupons('read', 'issue'),
      ...cashier('desk.use', 'redemptions.read', 'redemptions.undo', 'clerks.edit'),
      ...invoices('read', 'issue'),
      ...owners('read', 'keep'),
      ...MEDIA,
      ...STAFF_ACCOUNTS,
    ],
  },
  {
    code: 'yizhan-front-desk',
    name: '前台',
    description: '代客下单与收款，确认订单，办理入住与退房，会员收银与核销',
    edits: [],
    reads: [
      ...api([...STAY_CONTENT, ...TOP_UPS]),
      CARD_KINDS,
      TENDER_RULE,
      ...MEMBER_RULES,
      COUPON_TEMPLATES,
      'plugin::ordering.order',
      'plugin::membership.member',
    ],
    actions: [
      ...orders('read', 'place', 'collect', 'confirm', 'service', 'change'),
      MEMBERS_READ,
      CARDS_MANAGE,
      ...claims('read', 'block', 'move'),
      ...waiting('read', 'keep'),
      ...rates('read'),
      ...coupons('read'),
      ...ledger('read'),
      ...cashier('desk.use', 'redemptions.read', 'redemptions.undo'),
      ...owners('read'),
    ],
  },
  {
    code: 'yizhan-finance',
    name: '财务',
    description: '查看订单、收款与钱包账本，办理退款、账本调整与发票',
    edits: [INVOICE_RULE],
    reads: RECORDS.filter((uid) => !uid.startsWith('plugin::membership.')),
    actions: [
      ...orders('read', 'collect', 'refund'),
      MEMBERS_READ,
      ...rates('read'),
      ...ledger('read', 'adjust'),
      ...coupons('read'),
      ...cashier('redemptions.read'),
      ...invoices('read', 'issue'),
      ...owners('read'),
    ],
  },
  {
    code: 'yizhan-editor',
    name: '编辑',
    description: '编辑房源、会员卡、储值方案、优惠券、首页、文章与图片，看不到订单和客人',
    edits: [...api([...STAY_CONTENT, ...SITE_CONTENT, ...TOP_UPS]), CARD_KINDS, COUPON_TEMPLATES],
    reads: [],
    actions: [...rates('read'), ...MEDIA],
  },
];

/** Strapi's name of it is English. */
const OWNER = { code: 'strapi-super-admin', name: '超级管理员', description: '全部权限，包括系统设置' };

/** Strapi's own roles beside the super admin mean nothing here. */
const STOCK_ROLES = ['strapi-editor', 'strapi-author'];

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}

interface RoleService {
  findOne(where: object): Promise<{ id: number; name: string; description: string } | null>;
  create(role: object): Promise<{ id: number }>;
  update(where: object, role: object): Promise<unknown>;
  getUsersCount(id: number): Promise<number>;
  deleteByIds(ids: number[]): Promise<unknown>;
  assignPermissions(id: number, permissions: Permission[]): Promise<unknown>;
}

interface ContentTypeService {
  getNestedFields(model: object, options: { components: object }): string[];
}

export async function applyRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.service('admin::role') as unknown as RoleService;
  for (const { code, name, description, ...rights } of ROLES) {
    const known = await roles.findOne({ code });
    const role = known ?? (await roles.create({ code, name, description }));
    if (known && (known.name !== name || known.description !== description))
      await roles.update({ id: role.id }, { name, description });
    await roles.assignPermissions(role.id, permissionsOf(strapi, rights));
  }
  for (const code of STOCK_ROLES) {
    const stock = await roles.findOne({ code });
    if (stock && (await roles.getUsersCount(stock.id)) === 0) await roles.deleteByIds([stock.id]);
  }
  const { code, ...named } = OWNER;
  await strapi.db.query('admin::role').updateMany({ where: { code }, data: named });
  await closeRegistration(strapi);
  await strapi.db
    .query('admin::user')
    .updateMany({ where: { preferedLanguage: null }, data: { preferedLanguage: 'zh-Hans' } });
}

function permissionsOf(
  strapi: Core.Strapi,
  rights: Pick<RoleDeclaration, 'edits' | 'reads' | 'actions'>,
): Permission[] {
  const contentTypes = strapi.service('admin::content-type') as unknown as ContentTypeService;
  const publishable = (subject: string): boolean =>
    (strapi.contentTypes[subject as keyof typeof strapi.contentTypes] as { options?: { draftAndPublish?: boolean } })
      .options?.draftAndPublish === true;
  const withFields = (action: string, subject: string, edited: boolean): Permission => {
    const model = strapi.contentTypes[subject as keyof typeof strapi.contentTypes] as object;
    const hidden = [...privateAttributes(strapi, subject), ...(edited ? [] : (FOR_EDITORS[subject] ?? []))];
    const fields = contentTypes
      .getNestedFields(model, { components: strapi.components })
      .filter((field) => !hidden.includes(field));
    return { action: `${EXPLORER}.${action}`, subject, properties: { fields }, conditions: [] };
  };
  const plain = (action: string, subject: string | null): Permission => ({
    action,
    subject,
    properties: {},
    conditions: [],
  });
  return [
    ...rights.edits.flatMap((subject) => [
      ...['create', 'read', 'update'].map((action) => withFields(action, subject, true)),
      plain(`${EXPLORER}.delete`, subject),
      ...(publishable(subject) ? [plain(`${EXPLORER}.publish`, subject)] : []),
    ]),
    ...rights.reads.map((subject) => withFields('read', subject, false)),
    ...rights.actions.map((action) => plain(action, null)),
  ];
}

/** Guests sign in with WeChat only; see src/extensions/users-permissions. */
async function closeRegistration(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const advanced = (await store.get()) as { allow_register?: boolean } | null;
  if (advanced?.allow_register !== false) await store.set({ value: { ...advanced, allow_register: false } });
}
