import type { DemoPersona, DemoStaff } from './types';

/** Guests one can sign in as. The numbers belong to nobody: a test range. */
export const DEMO_PERSONAS: readonly DemoPersona[] = [
  {
    key: 'linwan',
    name: '林晚',
    nickname: '晚风有信',
    phone: '13800001001',
    avatar: 'avatar-linwan',
    language: 'zh-CN',
  },
  {
    key: 'chenmo',
    name: '陈默',
    nickname: '默默走路',
    phone: '13800001002',
    avatar: 'avatar-chenmo',
    language: 'zh-CN',
  },
  {
    key: 'zhouyi',
    name: '周屹',
    nickname: '山在那里',
    phone: '13800001003',
    avatar: 'avatar-zhouyi',
    language: 'zh-CN',
  },
  {
    key: 'suhe',
    name: '苏荷',
    nickname: '荷叶饭',
    phone: '13800001004',
    avatar: 'avatar-suhe',
    language: 'zh-CN',
  },
  {
    key: 'heqiao',
    name: '何乔',
    nickname: 'Joe He',
    phone: '13800001005',
    avatar: 'avatar-heqiao',
    language: 'en',
  },
  {
    key: 'xuyuan',
    name: '许愿',
    nickname: '许一个愿',
    phone: '13800001006',
    avatar: 'avatar-xuyuan',
    language: 'zh-CN',
  },
  {
    key: 'jiangli',
    name: '江黎',
    nickname: '黎明骑士',
    phone: '13800001007',
    avatar: 'avatar-jiangli',
    language: 'zh-CN',
  },
  {
    key: 'tangshu',
    name: '唐舒',
    nickname: '舒舒服服',
    phone: '13800001008',
    avatar: 'avatar-tangshu',
    language: 'zh-CN',
  },
];

/** Accounts of the admin; passwords are made when the demo starts. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  { role: 'manager', lastName: '沈', firstName: '知远', email: 'manager@example.com', title: '店长' },
  { role: 'front-desk', lastName: '方', firstName: '小满', email: 'desk@example.com', title: '前台' },
  { role: 'finance', lastName: '顾', firstName: '清和', email: 'finance@example.com', title: '财务' },
  { role: 'editor', lastName: '叶', firstName: '青', email: 'editor@example.com', title: '内容编辑' },
];
