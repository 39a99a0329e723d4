import type { DemoHouse } from '../types';
import { COMMON_RULES, SERVICE_PHONE, earlyBird, longStay } from './shared';

export const DALI_HOUSES: readonly DemoHouse[] = [
  {
    code: 'erpan-tingfeng',
    place: 'dali',
    title: '洱畔听风 · 湖景套房',
    titleEn: 'Windward Lake Suite',
    subtitle: '海东码头边，一张床正对整片洱海',
    subtitleEn: 'On the east shore, with the whole lake at the foot of the bed',
    story: `## 把洱海放在床尾

海东看苍山，海西看洱海，懂行的人常住海东。四间套房格局一样，都在二楼，床尾就是整面的窗，太阳从身后升起，傍晚落进对面的苍山里。

楼下是一段老码头，木板踩上去会响。渔民已经不打鱼了，但小船还在，天气好的时候可以请他们划你出去看海鸥。

- 每间都有**独立茶室**和**对湖的木桶**
- 早餐是饵块、乳扇和一碗稀豆粉，八点半开始
- **风季**在二月到四月，下午风大，头发长的记得带皮筋

如果只住一晚，请把那天的黄昏空出来。`,
    address: '云南省大理白族自治州大理市海东镇南村码头 3 号',
    latitude: 25.7084,
    longitude: 100.2612,
    transport: '大理站打车约 25 分钟，大理机场约 15 分钟；可预约接站（单程 60 元，到店付）。',
    facilities: [
      'wifi',
      'air-conditioning',
      'breakfast',
      'bathtub',
      'hot-water',
      'tea-room',
      'terrace',
      'lake-view',
      'parking',
      'bicycle',
      'pickup',
    ],
    rules: [...COMMON_RULES, '请勿下湖游泳', '不接待宠物，感谢理解'],
    highlights: ['床尾洱海', '苍山日落', '私人茶室', '含早餐'],
    maxAdults: 2,
    maxChildren: 1,
    maxGuests: 3,
    bedrooms: 1,
    beds: 1,
    bathrooms: 1,
    areaSqm: 60,
    unitNames: ['听风 201', '听风 202', '听风 203', '听风 204'],
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 30,
    maxAdvanceDays: 180,
    lastBookingTime: '22:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 68_800, weekendFen: 85_800, holidayFen: 128_800 },
    cancellationPolicy: 'flexible',
    discounts: [longStay(3, 8), longStay(7, 20), earlyBird(30, 10)],
    contactPhone: SERVICE_PHONE,
    cover: 'tingfeng-pier',
    photoGroups: [
      {
        name: '湖边',
        photos: [
          { picture: 'tingfeng-pier', caption: '老码头的黄昏' },
          { picture: 'tingfeng-day', caption: '晴天的洱海' },
          { picture: 'tingfeng-night', caption: '月光落在水上' },
        ],
      },
      {
        name: '套房',
        photos: [
          { picture: 'tingfeng-bedroom', caption: '床尾就是湖' },
          { picture: 'tingfeng-tea', caption: '临湖茶室' },
          { picture: 'tingfeng-bath', caption: '对湖木桶' },
        ],
      },
    ],
    floorPlan: 'tingfeng-plan',
  },
  {
    code: 'zhaobi-yuan',
    place: 'dali',
    title: '照壁小院',
    titleEn: 'The Screen-Wall Courtyard',
    subtitle: '喜洲老院，三坊一照壁，苍山在屋脊上',
    subtitleEn: 'An old Xizhou courtyard house under Mount Cangshan',
    story: `## 三坊一照壁

这是喜洲一户老茶商的宅子，正房朝东，照壁迎光，太阳一照，整个院子都亮起来。修缮的时候我们请了剑川的木匠，门窗榫卯没有用一颗钉子。

院里有一棵银杏，十一月黄透，风一过就下一阵金色的雨。稻田就在巷子尽头，走路三分钟，日出时常常只有你和一群白鹭。

- **三间卧室**都在一层，老人住东厢最方便
- 院子里可以烧烤，炭和炉子备好了
- 早市在四方街，粑粑要买刚出炉的

院门晚上十一点落锁，晚归请提前说一声，我们给你留门留灯。`,
    address: '云南省大理白族自治州大理市喜洲镇市上街 26 号',
    latitude: 25.8517,
    longitude: 100.1296,
    transport: '大理古城打车约 30 分钟；自驾停喜洲南停车场，步行 6 分钟，行李可请人推车来取。',
    facilities: [
      'wifi',
      'fireplace',
      'kitchen',
      'hot-water',
      'courtyard',
      'tea-room',
      'mountain-view',
      'parking',
      'washer',
      'projector',
      'crib',
      'bicycle',
    ],
    rules: [...COMMON_RULES, '老宅门槛较高，请照看老人和孩子', '院门 23:00 落锁'],
    highlights: ['三坊一照壁', '银杏老树', '步行到稻田', '可烧烤'],
    maxAdults: 6,
    maxChildren: 3,
    maxGuests: 8,
    bedrooms: 3,
    beds: 4,
    bathrooms: 2,
    areaSqm: 150,
    unitNames: ['整院'],
    checkInTime: '15:00',
    checkOutTime: '11:00',
    instantConfirm: false,
    minNights: 2,
    maxNights: 21,
    maxAdvanceDays: 150,
    lastBookingTime: '18:00',
    cleaningGapNights: 1,
    prices: { weekdayFen: 138_000, weekendFen: 168_000, holidayFen: 258_000 },
    cancellationPolicy: 'strict',
    discounts: [longStay(4, 12), earlyBird(45, 10)],
    contactPhone: SERVICE_PHONE,
    cover: 'zhaobi-hall',
    photoGroups: [
      {
        name: '院落',
        photos: [
          { picture: 'zhaobi-hall', caption: '银杏黄时的正房' },
          { picture: 'zhaobi-gate', caption: '照壁与月门' },
          { picture: 'zhaobi-cangshan', caption: '苍山晚照' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'zhaobi-living', caption: '堂屋壁炉' },
          { picture: 'zhaobi-bedroom', caption: '望山的卧室' },
          { picture: 'zhaobi-dining', caption: '傍晚的餐桌' },
        ],
      },
    ],
    floorPlan: 'zhaobi-plan',
  },
];
