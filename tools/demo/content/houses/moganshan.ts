import type { DemoHouse } from '../types';
import { COMMON_RULES, SERVICE_PHONE, earlyBird, longStay } from './shared';

export const MOGANSHAN_HOUSES: readonly DemoHouse[] = [
  {
    code: 'zhuli-yunshe',
    place: 'moganshan',
    title: '竹里云舍',
    titleEn: 'Cloud House in the Bamboo',
    subtitle: '整院三卧，推门就是竹海',
    subtitleEn: 'A whole three-bedroom courtyard at the edge of a bamboo sea',
    story: `## 一座藏在竹子里的院子

老屋原是山里篾匠的家，夯土墙留着，屋顶换了新瓦。我们在院墙上开了一道月洞门，从那里望出去，四季都是绿的，只是深浅不同。

早上的雾从谷底漫上来，大约七点半到院子，九点就散了。想看的话，前一晚把闹钟定好，我们会在廊下温一壶安吉白茶。

- **三间卧室**，都朝着竹林，窗边留了一张能躺着看书的榻
- **泡澡的木桶**用的是本地杉木，水烧热大约二十分钟
- 厨房随便用，菜可以托阿姨从村里带

雨天也别急着改期。下雨的时候，竹林的声音才是最好听的。`,
    address: '浙江省湖州市德清县莫干山镇燎原村竹坞 12 号',
    latitude: 30.5812,
    longitude: 119.8936,
    transport: '德清高铁站打车约 40 分钟；自驾导航至燎原村停车场，管家开电瓶车来接，约 5 分钟。',
    facilities: [
      'wifi',
      'air-conditioning',
      'floor-heating',
      'kitchen',
      'breakfast',
      'bathtub',
      'hot-water',
      'tea-room',
      'courtyard',
      'mountain-view',
      'parking',
      'washer',
      'crib',
    ],
    rules: [...COMMON_RULES, '竹林内请勿用明火', '院内可办小型聚会，请提前告知人数'],
    highlights: ['月洞门', '竹海', '木桶泡澡', '整院独享'],
    maxAdults: 6,
    maxChildren: 2,
    maxGuests: 8,
    bedrooms: 3,
    beds: 4,
    bathrooms: 2,
    areaSqm: 109,
    unitNames: ['整院'],
    checkInTime: '15:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 14,
    maxAdvanceDays: 180,
    lastBookingTime: '20:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 168_000, weekendFen: 218_000, holidayFen: 298_000 },
    cancellationPolicy: 'moderate',
    discounts: [longStay(3, 10), earlyBird(30, 8)],
    contactPhone: SERVICE_PHONE,
    cover: 'zhuli-gate',
    photoGroups: [
      {
        name: '庭院',
        photos: [
          { picture: 'zhuli-gate', caption: '月洞门与竹影' },
          { picture: 'zhuli-valley', caption: '院外的山谷晨雾' },
        ],
      },
      {
        name: '卧室',
        photos: [{ picture: 'zhuli-bedroom', caption: '夯土墙主卧，窗外是竹' }],
      },
      {
        name: '茶室与餐厨',
        photos: [
          { picture: 'zhuli-tea', caption: '榻榻米茶室' },
          { picture: 'zhuli-dining', caption: '长桌与开放厨房' },
        ],
      },
      { name: '卫浴', photos: [{ picture: 'zhuli-bath', caption: '对着竹林的杉木桶' }] },
    ],
    floorPlan: 'zhuli-plan',
  },
  {
    code: 'chalong-shanfang',
    place: 'moganshan',
    title: '茶垄山房',
    titleEn: 'Tea Terrace Lodge',
    subtitle: '两卧小屋，被茶垄抱在怀里',
    subtitleEn: 'A two-bedroom cottage wrapped in tea terraces',
    story: `## 推窗就能闻到茶

山房建在一片三十年的老茶园中间，白墙、灰瓦、一棵香樟。春天采茶的人从窗前走过，会跟你打招呼；夏天的傍晚，萤火虫比灯多。

屋里有一座真能烧柴的壁炉，我们按天气劈好一筐柴放在旁边。屋子只有一层，没有楼梯，带老人来也方便。

- **清明前后**可以跟着茶农采一上午茶，炒好带走
- 屋后有条**两公里的山径**，走到头是一座小水库
- 附近没有外卖，冰箱里备了面条、鸡蛋和青菜

我们住在隔壁坡上，喊一声就能听见。`,
    address: '浙江省湖州市德清县莫干山镇仙潭村茶山路 7 号',
    latitude: 30.6203,
    longitude: 119.8571,
    transport: '德清高铁站打车约 45 分钟；自驾可直达门口，有一个充电车位。',
    facilities: [
      'wifi',
      'air-conditioning',
      'fireplace',
      'kitchen',
      'hot-water',
      'terrace',
      'mountain-view',
      'parking',
      'ev-charging',
      'bicycle',
      'pets',
    ],
    rules: [...COMMON_RULES, '欢迎带小型犬，请牵绳进茶园', '壁炉使用请按屋内说明'],
    highlights: ['茶园环抱', '烧柴壁炉', '可带宠物', '采茶体验'],
    maxAdults: 4,
    maxChildren: 2,
    maxGuests: 5,
    bedrooms: 2,
    beds: 2,
    bathrooms: 1,
    areaSqm: 88,
    unitNames: ['山房'],
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 10,
    maxAdvanceDays: 120,
    lastBookingTime: '21:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 78_000, weekendFen: 108_000, holidayFen: 148_000 },
    cancellationPolicy: 'flexible',
    discounts: [longStay(3, 12), earlyBird(21, 6)],
    contactPhone: SERVICE_PHONE,
    cover: 'chalong-terrace',
    photoGroups: [
      {
        name: '外观',
        photos: [
          { picture: 'chalong-terrace', caption: '春天的茶垄' },
          { picture: 'chalong-noon', caption: '夏日正午' },
          { picture: 'chalong-night', caption: '夜里的檐下灯笼' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'chalong-living', caption: '壁炉客厅' },
          { picture: 'chalong-bedroom', caption: '主卧' },
          { picture: 'chalong-dining', caption: '餐厅' },
        ],
      },
    ],
    floorPlan: 'chalong-plan',
  },
];
