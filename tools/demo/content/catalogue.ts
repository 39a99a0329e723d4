import type { DemoBanner, DemoCancellationPolicy, DemoCollection, DemoFacility, DemoPlace } from './types';

export const DEMO_PLACES: readonly DemoPlace[] = [
  {
    code: 'moganshan',
    name: '莫干山',
    nameEn: 'Moganshan',
    cover: 'place-moganshan',
    latitude: 30.6049,
    longitude: 119.8725,
    intro: '竹海、云雾与茶垄，离上海和杭州都不远的山中慢日子。',
  },
  {
    code: 'dali',
    name: '大理洱海',
    nameEn: 'Erhai, Dali',
    cover: 'place-dali',
    latitude: 25.7896,
    longitude: 100.1832,
    intro: '苍山在西，洱海在东，晴天多，风也多。',
  },
  {
    code: 'wulanbutong',
    name: '乌兰布统草原',
    nameEn: 'Wulanbutong Grassland',
    cover: 'place-wulanbutong',
    latitude: 42.5762,
    longitude: 117.1843,
    intro: '坝上的草、白桦与马群，四季都值得来一次。',
  },
  {
    code: 'huizhou',
    name: '徽州',
    nameEn: 'Huizhou',
    cover: 'place-huizhou',
    latitude: 29.9246,
    longitude: 117.9385,
    intro: '粉墙黛瓦，月沼与老巷，住进一座会听雨的房子。',
  },
];

export const DEMO_FACILITIES: readonly DemoFacility[] = [
  { code: 'wifi', name: '无线网络', nameEn: 'Wi-Fi' },
  { code: 'air-conditioning', name: '冷暖空调', nameEn: 'Air conditioning' },
  { code: 'floor-heating', name: '地暖', nameEn: 'Underfloor heating' },
  { code: 'fireplace', name: '壁炉', nameEn: 'Fireplace' },
  { code: 'kitchen', name: '开放厨房', nameEn: 'Kitchen' },
  { code: 'breakfast', name: '含早餐', nameEn: 'Breakfast included' },
  { code: 'bathtub', name: '泡澡木桶', nameEn: 'Wooden bathtub' },
  { code: 'hot-water', name: '24 小时热水', nameEn: 'Hot water all day' },
  { code: 'tea-room', name: '茶室', nameEn: 'Tea room' },
  { code: 'courtyard', name: '独立庭院', nameEn: 'Private courtyard' },
  { code: 'terrace', name: '观景露台', nameEn: 'View terrace' },
  { code: 'lake-view', name: '湖景', nameEn: 'Lake view' },
  { code: 'mountain-view', name: '山景', nameEn: 'Mountain view' },
  { code: 'parking', name: '免费停车', nameEn: 'Free parking' },
  { code: 'ev-charging', name: '充电桩', nameEn: 'EV charging' },
  { code: 'washer', name: '洗衣机', nameEn: 'Washing machine' },
  { code: 'projector', name: '投影', nameEn: 'Projector' },
  { code: 'campfire', name: '篝火', nameEn: 'Campfire' },
  { code: 'horse-riding', name: '骑马', nameEn: 'Horse riding' },
  { code: 'bicycle', name: '自行车', nameEn: 'Bicycles' },
  { code: 'crib', name: '婴儿床', nameEn: 'Crib' },
  { code: 'pets', name: '可带宠物', nameEn: 'Pets welcome' },
  { code: 'pickup', name: '接站服务', nameEn: 'Station pick-up' },
];

export const DEMO_POLICIES: readonly DemoCancellationPolicy[] = [
  {
    code: 'flexible',
    name: '灵活',
    nameEn: 'Flexible',
    summary: '入住前 24 小时可免费取消，此后到入住前退一半。',
    summaryEn: 'Free until 24 hours before check-in; half is refunded after that.',
    tiers: [
      { hoursBefore: 24, refundPercent: 100, label: '入住前 24 小时以上取消，全额退款' },
      { hoursBefore: 0, refundPercent: 50, label: '入住前 24 小时内取消，退 50%' },
    ],
  },
  {
    code: 'moderate',
    name: '适中',
    nameEn: 'Moderate',
    summary: '入住前 3 天可免费取消，3 天内退 50%，24 小时内不退。',
    summaryEn: 'Free until 3 days before check-in; then 50% is refunded, and nothing in the last 24 hours.',
    tiers: [
      { hoursBefore: 72, refundPercent: 100, label: '入住前 3 天以上取消，全额退款' },
      { hoursBefore: 24, refundPercent: 50, label: '入住前 1 至 3 天取消，退 50%' },
    ],
  },
  {
    code: 'strict',
    name: '严格',
    nameEn: 'Strict',
    summary: '入住前 14 天可免费取消，7 天以上退 70%，3 天以上退 30%，3 天内不退。',
    summaryEn: 'Free until 14 days before check-in; 70% until 7 days, 30% until 3 days, nothing after that.',
    tiers: [
      { hoursBefore: 336, refundPercent: 100, label: '入住前 14 天以上取消，全额退款' },
      { hoursBefore: 168, refundPercent: 70, label: '入住前 7 至 14 天取消，退 70%' },
      { hoursBefore: 72, refundPercent: 30, label: '入住前 3 至 7 天取消，退 30%' },
    ],
  },
];

export const DEMO_BANNERS: readonly DemoBanner[] = [
  {
    picture: 'banner-snow',
    title: '听一场雪，围一炉茶',
    titleEn: 'Snow outside, tea by the stove',
    target: { kind: 'house', code: 'tingxue-laozhai' },
  },
  {
    picture: 'banner-lake',
    title: '洱海的黄昏，值得住下来等',
    titleEn: 'Stay for the dusk over Erhai',
    target: { kind: 'place', code: 'dali' },
  },
  {
    picture: 'banner-herd',
    title: '跟着马群去草原',
    titleEn: 'Follow the herd to the grassland',
    target: { kind: 'collection', code: 'fireside' },
  },
  {
    picture: 'banner-guide',
    title: '第一次来？先看看这里',
    titleEn: 'First time? Start here',
    target: { kind: 'article', code: 'first-visit' },
  },
];

export const DEMO_COLLECTIONS: readonly DemoCollection[] = [
  {
    code: 'fireside',
    title: '围炉过冬',
    titleEn: 'By the fire',
    subtitle: '屋外下雪，屋里有火',
    subtitleEn: 'Snow outside, fire inside',
    cover: 'baihua-snow',
    houses: ['baihua-linwu', 'tingxue-laozhai', 'muyun-shiwu', 'chalong-shanfang'],
  },
  {
    code: 'family',
    title: '带着孩子住',
    titleEn: 'With children',
    subtitle: '院子够大，跑得开',
    subtitleEn: 'Room enough to run',
    cover: 'shihong-court',
    houses: ['shihong-xiaoyuan', 'baiyin-zhanfang', 'zhaobi-yuan', 'zhuli-yunshe'],
  },
  {
    code: 'water',
    title: '推窗见水',
    titleEn: 'Water at the window',
    subtitle: '湖、月沼与溪声',
    subtitleEn: 'A lake, a pond, a brook',
    cover: 'tingfeng-pier',
    houses: ['erpan-tingfeng', 'yuezhao-renjia', 'zhuli-yunshe'],
  },
];
