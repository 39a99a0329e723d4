import type { DemoHouse } from '../types';
import { COMMON_RULES, SERVICE_PHONE, earlyBird, longStay } from './shared';

export const WULANBUTONG_HOUSES: readonly DemoHouse[] = [
  {
    code: 'muyun-shiwu',
    place: 'wulanbutong',
    title: '牧云石屋',
    titleEn: 'Cloud Herder Stone House',
    subtitle: '草原上的一座石头房，马就在窗外',
    subtitleEn: 'A stone house on the steppe, horses outside the window',
    story: `## 马比邻居多

石屋原是牧场的冬窝子，墙有半米厚，冬暖夏凉。我们把马圈挪远了一点，但马不太认规矩，清早还是会走到窗前来看你。

附近是红山军马场的老马道，租马从屋后出发，教练会先带你在围栏里走两圈，再去河边。小孩有矮马，头盔和护具都洗过晒过。

- **壁炉**整夜不灭，柴火不另收费
- 晚上十点后关掉院灯，**银河**就在屋顶
- 最近的超市开车二十分钟，请顺路买齐零食

七月看花，九月看金，腊月看雪。每一季都有人说，这一季最好。`,
    address: '内蒙古自治区赤峰市克什克腾旗乌兰布统苏木小河头 5 号',
    latitude: 42.5648,
    longitude: 117.2107,
    transport: '北京自驾约 5.5 小时；围场站包车约 1.5 小时，最后 3 公里为砂石路，轿车可走。',
    facilities: [
      'wifi',
      'fireplace',
      'floor-heating',
      'kitchen',
      'hot-water',
      'parking',
      'horse-riding',
      'campfire',
      'pets',
    ],
    rules: [...COMMON_RULES, '骑马须戴头盔并听从教练', '篝火请在指定火塘，大风天取消'],
    highlights: ['马到窗前', '整夜壁炉', '银河星空', '可带宠物'],
    maxAdults: 4,
    maxChildren: 2,
    maxGuests: 6,
    bedrooms: 2,
    beds: 3,
    bathrooms: 1,
    areaSqm: 88,
    unitNames: ['石屋'],
    checkInTime: '14:00',
    checkOutTime: '11:00',
    instantConfirm: false,
    minNights: 1,
    maxNights: 10,
    maxAdvanceDays: 180,
    lastBookingTime: '17:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 88_000, weekendFen: 118_000, holidayFen: 188_000 },
    cancellationPolicy: 'moderate',
    discounts: [longStay(3, 10), earlyBird(30, 8)],
    contactPhone: SERVICE_PHONE,
    cover: 'muyun-house',
    photoGroups: [
      {
        name: '草原',
        photos: [
          { picture: 'muyun-house', caption: '九月的石屋' },
          { picture: 'muyun-herd', caption: '夏天的马群' },
          { picture: 'muyun-night', caption: '银河下的窗' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'muyun-living', caption: '石墙客厅' },
          { picture: 'muyun-bedroom', caption: '木墙卧室' },
          { picture: 'muyun-dining', caption: '厨房长桌' },
        ],
      },
    ],
    floorPlan: 'muyun-plan',
  },
  {
    code: 'baiyin-zhanfang',
    place: 'wulanbutong',
    title: '白音毡房营地 · 星空毡包',
    titleEn: 'White Felt Camp · Starlight Yurt',
    subtitle: '六顶毡包，独立卫浴，天窗正对北斗',
    subtitleEn: 'Six felt yurts with baths of their own and a skylight to the stars',
    story: `## 毡房也可以住得舒服

毡包是请正蓝旗的老师傅手工擀的羊毛毡，直径八米，中间一圈天窗。地下铺了水暖，冬天光脚也不冷；每顶都有自己的卫浴，不用半夜打着手电跑出去。

傍晚六点，营地中间的火塘会点起来。烤全羊要提前一天说，手把肉随时有，奶茶不限量。马头琴是隔壁牧民大哥拉的，他心情好就多拉几首。

- 六顶毡包**格局相同**，隔开三十米，互不打扰
- 孩子可以跟着去**喂羊羔**，春天最多
- 天窗有遮光帘，想睡懒觉的放心

夜里听得见马打响鼻，别怕，它们也在睡觉。`,
    address: '内蒙古自治区赤峰市克什克腾旗乌兰布统苏木白音敖包东侧',
    latitude: 42.6019,
    longitude: 117.1485,
    transport: '北京自驾约 5.5 小时，导航“白音毡房营地”；旺季每天有一班从围场站出发的接驳车，需提前一天预约。',
    facilities: [
      'wifi',
      'floor-heating',
      'breakfast',
      'hot-water',
      'bathtub',
      'parking',
      'ev-charging',
      'horse-riding',
      'campfire',
      'crib',
      'pickup',
    ],
    rules: [...COMMON_RULES, '毡包内禁止明火与蚊香', '请勿投喂马匹'],
    highlights: ['手工毡包', '独立卫浴', '篝火与琴', '亲子友好'],
    maxAdults: 3,
    maxChildren: 2,
    maxGuests: 4,
    bedrooms: 1,
    beds: 2,
    bathrooms: 1,
    areaSqm: 50,
    unitNames: ['天枢', '天璇', '天玑', '天权', '玉衡', '开阳'],
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 7,
    maxAdvanceDays: 180,
    lastBookingTime: '20:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 52_800, weekendFen: 69_800, holidayFen: 108_800 },
    cancellationPolicy: 'moderate',
    discounts: [longStay(2, 5), longStay(4, 12), earlyBird(30, 8)],
    contactPhone: SERVICE_PHONE,
    cover: 'zhanfang-camp',
    photoGroups: [
      {
        name: '营地',
        photos: [
          { picture: 'zhanfang-camp', caption: '七月的营地' },
          { picture: 'zhanfang-dusk', caption: '篝火点起之前' },
          { picture: 'zhanfang-stars', caption: '夜里的毡包' },
        ],
      },
      {
        name: '毡包内',
        photos: [
          { picture: 'zhanfang-bedroom', caption: '卧榻与花毡' },
          { picture: 'zhanfang-tea', caption: '矮桌奶茶' },
          { picture: 'zhanfang-bath', caption: '独立卫浴' },
        ],
      },
    ],
    floorPlan: 'zhanfang-plan',
  },
  {
    code: 'baihua-linwu',
    place: 'wulanbutong',
    title: '白桦林木屋',
    titleEn: 'Birchwood Cabin',
    subtitle: '雪夜里亮着灯的那一座',
    subtitleEn: 'The one with the lights on, deep in the snow',
    story: `## 雪夜归人

木屋在一片白桦林里，离公路八百米，只有一条被马拉爬犁压出来的小道。冬天的傍晚，走到一半抬头，就能看见屋里的灯。

墙是整根落叶松垒的，壁炉在客厅正中，木桶泡澡间的窗户对着林子。下雪的夜里泡在热水里，看雪一层层压弯枝头，是这里最好的节目。

- **零下三十度**也不怕，地暖和壁炉双份的
- 可以预约**马拉爬犁**和冰湖徒步
- 秋天九月下旬，一周之内林子会从绿变成金

带一本书来，信号不太好，正好。`,
    address: '内蒙古自治区赤峰市克什克腾旗乌兰布统苏木桦木沟 2 号',
    latitude: 42.6391,
    longitude: 117.0968,
    transport: '北京自驾约 6 小时，冬季需雪地胎；也可停在桦木沟路口，爬犁或越野车来接，约 10 分钟。',
    facilities: [
      'wifi',
      'fireplace',
      'floor-heating',
      'kitchen',
      'bathtub',
      'hot-water',
      'parking',
      'projector',
      'horse-riding',
      'pickup',
    ],
    rules: [...COMMON_RULES, '冬季外出请结伴并告知管家', '壁炉添柴请戴手套'],
    highlights: ['雪夜壁炉', '林间木桶', '马拉爬犁', '整屋独享'],
    maxAdults: 4,
    maxChildren: 1,
    maxGuests: 5,
    bedrooms: 2,
    beds: 2,
    bathrooms: 1,
    areaSqm: 88,
    unitNames: ['木屋'],
    checkInTime: '15:00',
    checkOutTime: '11:00',
    instantConfirm: false,
    minNights: 2,
    maxNights: 7,
    maxAdvanceDays: 180,
    lastBookingTime: '16:00',
    cleaningGapNights: 1,
    prices: { weekdayFen: 118_000, weekendFen: 148_000, holidayFen: 218_000 },
    cancellationPolicy: 'strict',
    discounts: [longStay(3, 8), earlyBird(40, 10)],
    contactPhone: SERVICE_PHONE,
    cover: 'baihua-snow',
    photoGroups: [
      {
        name: '林中',
        photos: [
          { picture: 'baihua-snow', caption: '雪夜的木屋' },
          { picture: 'baihua-autumn', caption: '九月的白桦' },
          { picture: 'baihua-horses', caption: '雪地里的马' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'baihua-living', caption: '壁炉客厅' },
          { picture: 'baihua-bedroom', caption: '松木卧室' },
          { picture: 'baihua-bath', caption: '看雪的木桶' },
        ],
      },
    ],
    floorPlan: 'baihua-plan',
  },
];
