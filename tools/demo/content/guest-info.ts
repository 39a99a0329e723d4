/** What a guest wants to know of each house beyond its page: around it, in English, and on the day of arrival. */
import type { DemoGuestInfo } from './types';

const arrival = (way: string, wayEn: string, code: string): Pick<DemoGuestInfo, 'arrival'> => ({
  arrival: {
    guide: `## 怎么到\n${way}\n\n## 到了之后\n- 管家在院门口等你，没见到人请打客服电话\n- 每位客人请准备好身份证件\n- 热茶在堂屋桌上，请自便`,
    guideEn: `## The way\n${wayEn}\n\n## When you are here\n- The host waits at the gate; if not, call us\n- Please have everybody's identity document ready\n- Hot tea is on the table, help yourself`,
    door: `院门密码 ${code}#，房门钥匙在玄关木匣里`,
    doorEn: `Gate code ${code}#; the room key is in the wooden box by the door`,
  },
});

/** By the code of the house. */
export const DEMO_GUEST_INFO: Readonly<Record<string, DemoGuestInfo>> = {
  'zhuli-yunshe': {
    highlightsEn: ['Moon gate', 'Sea of bamboo', 'Wooden bathtub', 'The whole courtyard'],
    transportEn:
      '40 minutes by taxi from Deqing station; by car to the Liaoyuan village car park, where our host fetches you (5 minutes).',
    nearby: ['剑池瀑布 · 车程 12 分钟', '庾村老街 · 车程 15 分钟', '村口小卖部 · 步行 4 分钟'],
    nearbyEn: ['Jianchi waterfall · 12 min by car', 'Yucun old street · 15 min by car', 'Village shop · 4 min on foot'],
    ...arrival(
      '导航到燎原村停车场，电瓶车 5 分钟接到院门。',
      'Drive to the Liaoyuan car park; our buggy brings you to the gate in 5 minutes.',
      '2816',
    ),
  },
  'chalong-shanfang': {
    highlightsEn: ['Among tea fields', 'Wood-burning stove', 'Pets welcome', 'Tea picking'],
    transportEn: '45 minutes by taxi from Deqing station; by car to the door, one charging space.',
    nearby: ['茶厂 · 步行 6 分钟', '五四村绿道 · 车程 10 分钟', '筏头菜场 · 车程 12 分钟'],
    nearbyEn: ['Tea factory · 6 min on foot', 'Wusi village greenway · 10 min by car', 'Market · 12 min by car'],
    ...arrival('自驾直达门口，充电车位在左手边。', 'Drive to the door; the charging space is on the left.', '3905'),
  },
  'erpan-tingfeng': {
    highlightsEn: ['The lake at your feet', 'Sunset over Cangshan', 'Private tea room', 'Breakfast included'],
    transportEn:
      '25 minutes by taxi from Dali station, 15 from the airport; pick-up on request (60 yuan, paid on arrival).',
    nearby: ['海东码头 · 步行 2 分钟', '文笔村 · 车程 8 分钟', '双廊古镇 · 车程 35 分钟'],
    nearbyEn: ['Haidong pier · 2 min on foot', 'Wenbi village · 8 min by car', 'Shuanglang · 35 min by car'],
    ...arrival('南村码头 3 号，出租车可到楼下。', 'No. 3, Nancun pier; taxis reach the door.', '6420'),
  },
  'zhaobi-yuan': {
    highlightsEn: ['Screen-wall courtyard', 'Old ginkgo', 'Walk to the rice fields', 'Barbecue'],
    transportEn:
      '30 minutes by taxi from Dali old town; by car to Xizhou south car park, then 6 minutes on foot (we fetch your luggage).',
    nearby: ['喜洲四方街早市 · 步行 5 分钟', '稻田观景台 · 步行 3 分钟', '洱海生态廊道 · 车程 8 分钟'],
    nearbyEn: [
      'Sifang street market · 5 min on foot',
      'Rice fields · 3 min on foot',
      'Erhai lakeside path · 8 min by car',
    ],
    ...arrival(
      '喜洲南停车场下车，沿市上街走 6 分钟。',
      'From the Xizhou south car park, 6 minutes along Shishang street.',
      '1173',
    ),
  },
  'muyun-shiwu': {
    highlightsEn: ['Horses at the window', 'Fire all night', 'The Milky Way', 'Pets welcome'],
    transportEn:
      '5.5 hours by car from Beijing; 1.5 hours by hired car from Weichang station, the last 3 km on gravel.',
    nearby: ['马场 · 步行 8 分钟', '将军泡子 · 车程 20 分钟', '红山军马场镇 · 车程 15 分钟'],
    nearbyEn: ['Riding ground · 8 min on foot', 'Jiangjun lake · 20 min by car', 'Hongshan town · 15 min by car'],
    ...arrival(
      '过红山军马场镇后 9 公里，见白桦路牌右转砂石路。',
      '9 km after Hongshan, turn right onto the gravel road at the birch sign.',
      '5508',
    ),
  },
  'baiyin-zhanfang': {
    highlightsEn: ['Handmade yurts', 'Own bathroom', 'Campfire and fiddle', 'Good with children'],
    transportEn:
      '5.5 hours by car from Beijing; in the season a bus from Weichang station once a day, book a day ahead.',
    nearby: ['篝火场 · 步行 1 分钟', '欧式风情区 · 车程 25 分钟', '加油站 · 车程 18 分钟'],
    nearbyEn: ['Campfire · 1 min on foot', 'Scenic hills · 25 min by car', 'Petrol station · 18 min by car'],
    ...arrival(
      '导航“白音毡房营地”，营地口左侧停车。',
      'Navigate to Baiyin camp and park on the left of the entrance.',
      '8032',
    ),
  },
  'baihua-linwu': {
    highlightsEn: ['Fire on a snowy night', 'Tub in the forest', 'Horse-drawn sleigh', 'The whole house'],
    transportEn:
      '6 hours by car from Beijing, winter tyres needed; or park at the Huamugou crossing and we fetch you by sleigh (10 minutes).',
    nearby: ['白桦林步道 · 步行 1 分钟', '滑雪坡 · 车程 15 分钟', '桦木沟路口 · 爬犁 10 分钟'],
    nearbyEn: ['Birch trail · 1 min on foot', 'Ski slope · 15 min by car', 'Huamugou crossing · 10 min by sleigh'],
    ...arrival('冬季请停在桦木沟路口，我们来接。', 'In winter park at the Huamugou crossing; we fetch you.', '4417'),
  },
  'yuezhao-renjia': {
    highlightsEn: ['Water at the window', 'A pond of 400 years', 'Breakfast included', 'Finest in the rain'],
    transportEn:
      '20 minutes by taxi from Yixian East station; on foot inside the village, we fetch you and your luggage.',
    nearby: ['月沼 · 步行 1 分钟', '南湖书院 · 步行 4 分钟', '宏村停车场 · 步行 10 分钟'],
    nearbyEn: ['Moon pond · 1 min on foot', 'South Lake academy · 4 min on foot', 'Car park · 10 min on foot'],
    ...arrival('景区北门有人接，步行 6 分钟。', 'We meet you at the north gate; 6 minutes on foot.', '7264'),
  },
  'tingxue-laozhai': {
    highlightsEn: ['Century-old woodwork', 'Snow in the patio', 'Winter plum', 'Tea by the brazier'],
    transportEn:
      '15 minutes by taxi from Shexian North station; by car to the Yuliang road car park, 4 minutes on foot.',
    nearby: ['渔梁坝 · 步行 7 分钟', '徽州古城 · 车程 8 分钟', '斗山街 · 车程 9 分钟'],
    nearbyEn: ['Yuliang weir · 7 min on foot', 'Huizhou old town · 8 min by car', 'Doushan street · 9 min by car'],
    ...arrival(
      '渔梁路停车场下车，沿石板巷走 4 分钟。',
      'From the Yuliang road car park, 4 minutes along the stone lane.',
      '9150',
    ),
  },
  'shihong-xiaoyuan': {
    highlightsEn: ['Century-old persimmon', 'Tea at the stone table', 'Wood-fired kitchen', 'Good with children'],
    transportEn: '50 minutes by taxi from Huangshan North station; by car to the village car park, 3 minutes on foot.',
    nearby: ['晒秋观景台 · 步行 5 分钟', '柿子林 · 步行 2 分钟', '阳产土楼 · 车程 20 分钟'],
    nearbyEn: ['Autumn terrace · 5 min on foot', 'Persimmon grove · 2 min on foot', 'Yangchan village · 20 min by car'],
    ...arrival(
      '停村口停车场，沿柿树下的路上来 3 分钟。',
      'From the village car park, 3 minutes up the path under the persimmons.',
      '3681',
    ),
  },
};

/** English names of photo groups. */
export const PHOTO_GROUPS_EN: Readonly<Record<string, string>> = {
  庭院: 'Courtyard',
  卧室: 'Bedroom',
  卫浴: 'Bathroom',
  茶室与餐厨: 'Tea and kitchen',
  外观: 'Outside',
  室内: 'Inside',
  草原: 'Steppe',
  营地: 'Camp',
  毡包内: 'In the yurt',
  林中: 'Forest',
  村子: 'Village',
  房间: 'Room',
  院落: 'Courtyard',
  湖边: 'Lake',
  套房: 'Suite',
};
