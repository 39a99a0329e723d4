import type { DemoHouse } from '../types';
import { COMMON_RULES, SERVICE_PHONE, earlyBird, longStay } from './shared';

export const HUIZHOU_HOUSES: readonly DemoHouse[] = [
  {
    code: 'yuezhao-renjia',
    place: 'huizhou',
    title: '月沼人家 · 临水套间',
    titleEn: 'Moon Pond Waterside Suite',
    subtitle: '推窗见水，水里还有一座村子',
    subtitleEn: 'Open the window: a village, and the same village in the water',
    story: `## 水里还有一座村子

月沼在村子中央，半月形，四百年没有干过。三套临水房沿着它的北岸排开，窗台低，坐在床上就能看见马头墙的倒影被一只鸭子划开。

我们没有装电视，装了一盏好的阅读灯。清晨六点，浣衣的声音会从水边传来；下雨天最好，整个村子像刚刚画上去的。

- 套间在**二楼**，木楼梯十三级，行李我们来搬
- **早餐**在一楼堂屋，有毛豆腐、米粉和石头粿
- 写生的学生多，白天热闹，傍晚五点以后就静了

夜里请把灯留一盏，水面会替你再点一盏。`,
    address: '安徽省黄山市黟县宏村镇月沼北岸 9 号',
    latitude: 30.0041,
    longitude: 117.9873,
    transport: '黟县东站打车约 20 分钟；景区内步行，入口处有人接，行李用板车送到门口。',
    facilities: ['wifi', 'air-conditioning', 'breakfast', 'hot-water', 'tea-room', 'lake-view', 'bicycle', 'pickup'],
    rules: [...COMMON_RULES, '老宅木构，请勿使用大功率电器', '景区门票凭订单可办住客票'],
    highlights: ['推窗见水', '四百年月沼', '含早餐', '雨天更美'],
    maxAdults: 2,
    maxChildren: 1,
    maxGuests: 3,
    bedrooms: 1,
    beds: 1,
    bathrooms: 1,
    areaSqm: 60,
    unitNames: ['东水', '中水', '西水'],
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 15,
    maxAdvanceDays: 120,
    lastBookingTime: '21:30',
    cleaningGapNights: 0,
    prices: { weekdayFen: 45_800, weekendFen: 58_800, holidayFen: 88_800 },
    cancellationPolicy: 'flexible',
    discounts: [longStay(2, 5), longStay(5, 15), earlyBird(21, 6)],
    contactPhone: SERVICE_PHONE,
    cover: 'yuezhao-village',
    photoGroups: [
      {
        name: '村子',
        photos: [
          { picture: 'yuezhao-village', caption: '烟雨月沼' },
          { picture: 'yuezhao-dusk', caption: '晚霞与倒影' },
          { picture: 'yuezhao-night', caption: '月上马头墙' },
        ],
      },
      {
        name: '房间',
        photos: [
          { picture: 'yuezhao-bedroom', caption: '临水卧室' },
          { picture: 'yuezhao-tea', caption: '圆窗茶室' },
          { picture: 'yuezhao-living', caption: '一楼公共客厅' },
        ],
      },
    ],
    floorPlan: 'yuezhao-plan',
  },
  {
    code: 'tingxue-laozhai',
    place: 'huizhou',
    title: '听雪老宅',
    titleEn: 'The Snow-Listening House',
    subtitle: '歙县深巷，一进天井，四盏灯笼',
    subtitleEn: 'Down a deep lane in Shexian: one hall, one skywell, four lanterns',
    story: `## 下雪的时候，请安静一会儿

宅子在徽州府衙后面的巷子里，光绪年间的木作，堂前四扇格扇门还是原来的。冬天江南难得下雪，可一旦下起来，天井就像一只碗，把整个天空的白都接住了。

院里有一株老梅，腊月开。廊下挂四盏灯笼，天黑透了才点。我们会在堂屋生一只炭盆，烤年糕、煨橘子，茶是太平猴魁。

- 正房与厢房共**三间卧室**，都装了地暖
- 有一间可以泡澡看天井的**浴室**
- 老宅隔音有限，请与邻居互相体谅

没有雪的日子也好，听雨，听风，听巷子里卖豆腐的人走过。`,
    address: '安徽省黄山市歙县徽城镇大北街斗山巷 18 号',
    latitude: 29.8731,
    longitude: 118.4296,
    transport: '歙县北站打车约 15 分钟；自驾停渔梁路停车场，步行 4 分钟。',
    facilities: [
      'wifi',
      'air-conditioning',
      'floor-heating',
      'kitchen',
      'bathtub',
      'hot-water',
      'tea-room',
      'courtyard',
      'projector',
      'washer',
    ],
    rules: [...COMMON_RULES, '炭盆由管家生火，请勿移动', '古建筑内请勿钉挂'],
    highlights: ['百年木作', '天井听雪', '腊月老梅', '炭盆围炉'],
    maxAdults: 6,
    maxChildren: 2,
    maxGuests: 7,
    bedrooms: 3,
    beds: 3,
    bathrooms: 2,
    areaSqm: 150,
    unitNames: ['整宅'],
    checkInTime: '15:00',
    checkOutTime: '12:00',
    instantConfirm: false,
    minNights: 1,
    maxNights: 14,
    maxAdvanceDays: 150,
    lastBookingTime: '18:00',
    cleaningGapNights: 1,
    prices: { weekdayFen: 128_000, weekendFen: 158_000, holidayFen: 238_000 },
    cancellationPolicy: 'moderate',
    discounts: [longStay(3, 10), earlyBird(30, 8)],
    contactPhone: SERVICE_PHONE,
    cover: 'tingxue-hall',
    photoGroups: [
      {
        name: '院落',
        photos: [
          { picture: 'tingxue-hall', caption: '雪夜四盏灯笼' },
          { picture: 'tingxue-gate', caption: '雪后的月门' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'tingxue-living', caption: '堂屋围炉' },
          { picture: 'tingxue-bedroom', caption: '东厢卧室' },
          { picture: 'tingxue-tea', caption: '雪天茶室' },
          { picture: 'tingxue-bath', caption: '夜雪与木桶' },
        ],
      },
    ],
    floorPlan: 'tingxue-plan',
  },
  {
    code: 'shihong-xiaoyuan',
    place: 'huizhou',
    title: '柿红小院',
    titleEn: 'Persimmon Court',
    subtitle: '一棵老柿树，一张石桌，整个秋天',
    subtitleEn: 'One old persimmon tree, one stone table, a whole autumn',
    story: `## 秋天住在树上

柿树是太爷爷种的，今年一百零六岁。霜降过后叶子落得差不多了，果子还在，远远看像挂了一树小灯笼。梯子和竹竿在墙角，想吃自己摘，软的才甜。

树下有一张石桌，天气好的时候早饭、下午茶、晚上的小酒都在这里。院墙外是晒秋的人家，辣椒、玉米、菊花一匾一匾地晾着。

- **三间卧室**，厨房有柴火灶，阿姨可以教做火腿炖笋
- 亲子家庭喜欢后院的**沙坑和小鸡**
- 十月中到十一月底是最好看的时候，请早订

柿子摘一半留一半，剩下的给鸟过冬，这是村里的规矩。`,
    address: '安徽省黄山市休宁县溪口镇木梨村 31 号',
    latitude: 29.6487,
    longitude: 118.0264,
    transport: '黄山北站打车约 50 分钟；自驾可到村口停车场，步行 3 分钟。',
    facilities: [
      'wifi',
      'air-conditioning',
      'kitchen',
      'breakfast',
      'hot-water',
      'courtyard',
      'mountain-view',
      'parking',
      'washer',
      'crib',
      'pets',
    ],
    rules: [...COMMON_RULES, '摘柿请用竹竿，勿爬树', '柴火灶请在阿姨陪同下使用'],
    highlights: ['百年柿树', '石桌下午茶', '柴火灶', '亲子友好'],
    maxAdults: 6,
    maxChildren: 3,
    maxGuests: 8,
    bedrooms: 3,
    beds: 4,
    bathrooms: 2,
    areaSqm: 150,
    unitNames: ['整院'],
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 14,
    maxAdvanceDays: 180,
    lastBookingTime: '20:00',
    cleaningGapNights: 0,
    prices: { weekdayFen: 98_000, weekendFen: 128_000, holidayFen: 188_000 },
    cancellationPolicy: 'moderate',
    discounts: [longStay(3, 10), earlyBird(30, 8)],
    contactPhone: SERVICE_PHONE,
    cover: 'shihong-court',
    photoGroups: [
      {
        name: '院落',
        photos: [
          { picture: 'shihong-court', caption: '柿树下的石桌' },
          { picture: 'shihong-evening', caption: '掌灯时分' },
          { picture: 'shihong-gate', caption: '月门外的秋色' },
        ],
      },
      {
        name: '室内',
        photos: [
          { picture: 'shihong-bedroom', caption: '主卧' },
          { picture: 'shihong-dining', caption: '餐厅与厨房' },
          { picture: 'shihong-tea', caption: '茶室' },
        ],
      },
    ],
    floorPlan: 'shihong-plan',
  },
];
