/** What staff may do with the calendar of rooms, arenas, coaches and horses. */
export const PERMISSIONS = {
  read: 'plugin::scheduling.claims.read',
  block: 'plugin::scheduling.claims.block',
  move: 'plugin::scheduling.claims.move',
  readWaiting: 'plugin::scheduling.waiting.read',
  keepWaiting: 'plugin::scheduling.waiting.keep',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '排期', displayName: '查看占用', uid: 'claims.read', pluginName: 'scheduling' },
  { section: 'plugins', subCategory: '排期', displayName: '停用与恢复', uid: 'claims.block', pluginName: 'scheduling' },
  { section: 'plugins', subCategory: '排期', displayName: '换房与改期', uid: 'claims.move', pluginName: 'scheduling' },
  { section: 'plugins', subCategory: '候补', displayName: '查看候补', uid: 'waiting.read', pluginName: 'scheduling' },
  { section: 'plugins', subCategory: '候补', displayName: '登记与结束', uid: 'waiting.keep', pluginName: 'scheduling' },
];
