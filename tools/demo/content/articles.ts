/** Texts that a small inn shows its guests. A lawyer has not seen them: an operator puts in their own. */
import type { DemoArticle } from './types';

export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'charter',
    category: 'charter',
    title: '用户章程',
    titleEn: 'Guest charter',
    body: `我们把每一位客人当作远道而来的朋友。这份章程说明我们答应你的事，也请你一起照看这些院子。

## 我们答应你

- **价格透明**：页面上的价格就是全部房费，没有另收的服务费、清洁费。
- **说到做到**：下单后为你保留房间，付款后不再加价，也不会把你的房间转给别人。
- **退订有据**：退订规则写在每一笔订单里，按下单时的规则办理，原路退回。
- **住得安心**：布草一客一换，消防和门锁每季检查；遇到问题，随时可以打电话找到人。

## 请你配合

- 入住时每位客人都要出示有效身份证件，我们依法登记，未成年人须有监护人陪同或同意。
- 室内不吸烟、不使用明火；壁炉和炭盆请交给管家点。
- 晚上十点以后放低声音，院墙不隔音，邻居要早起。
- 带宠物的朋友请提前说一声，只在可带宠物的房源入住。
- 不超过登记人数过夜；聚会、拍摄请先商量。

## 如果有损坏

老物件难免磕碰，请直接告诉我们。正常使用的损耗不收费；明显损坏按修复的实际费用商量，会给你看单据。

## 有话想说

客服电话与微信客服每天 8:00 至 22:00 有人接听。对处理结果不满意，可以要求店长在 24 小时内回复。`,
    bodyEn: `We treat every guest as a friend who has come a long way. This charter says what we promise, and how you can help us look after these houses.

## What we promise

- **Clear prices**: the price on the page is the whole price of the room. There is no service or cleaning fee on top.
- **We keep our word**: your room is held while you pay, and never resold or repriced afterwards.
- **Fair cancellation**: the rules are written into every order, apply as they were when you booked, and refunds go back the way they came.
- **Safe and clean**: fresh linen for every guest; fire safety and locks are checked every season.

## What we ask of you

- Every guest shows an identity document at check-in, as the law requires. Minors need a guardian.
- No smoking and no open fire indoors; the host lights the fireplace.
- Keep your voice down after ten in the evening.
- Pets only in houses that welcome them, and please tell us first.
- No more people overnight than are registered; ask before a party or a shoot.

## If something breaks

Tell us. Ordinary wear costs nothing; for real damage we agree on what the repair costs and show you the bill.

## Talk to us

Phone and WeChat service are answered every day from 8:00 to 22:00. If you are not content with an answer, the manager replies within 24 hours.`,
  },
  {
    slug: 'agreement',
    category: 'agreement',
    title: '用户协议',
    titleEn: 'Terms of use',
    body: `使用本小程序或网页预订，即表示你已阅读并同意以下约定。

## 一、账号

你通过微信登录建立账号，并对账号下的操作负责。请使用本人可以接收通知的手机号。账号可以随时在“设置”中申请注销。

## 二、预订与付款

1. 提交订单后，房间为你保留一段时间（页面会显示倒计时），超时未付款，订单自动关闭，不收取任何费用。
2. 付款成功并显示“待入住”后，预订合同成立。标注“房东确认后入住”的房源，付款后由我们确认；不能接待的，全额原路退款。
3. 订单金额以提交时页面显示为准，此后价格变动不影响已提交的订单。

## 三、取消与退款

1. 每笔订单载明退订规则，按距离入住时间的长短退还相应比例。
2. 退款按原支付方式退回，通常当天到账，最迟以微信支付的到账时间为准。
3. 因自然灾害、交通管制等不可抗力不能成行的，可凭证明与我们协商改期或退款。

## 四、入住

1. 入住人应为年满 18 周岁的自然人，或由监护人陪同。入住时须出示有效身份证件并登记。
2. 实际入住人数不得超过房源标明的上限。
3. 请爱护房屋与设施，遵守《用户章程》。

## 五、我们的责任

我们按页面描述提供住宿。房屋与描述严重不符的，你可以要求换房、减价或退房退款。因我们的原因不能履行的，除退还已付款项外，按实际损失协商赔偿。

## 六、争议解决

本协议适用中华人民共和国法律。发生争议先协商；协商不成的，向房源所在地人民法院起诉，或向消费者协会投诉（12315）。`,
    bodyEn: `By booking here you agree to the following.

## 1. Your account

You sign in with WeChat and answer for what is done with your account. Use a phone number that reaches you. You can ask for the account to be closed at any time in the settings.

## 2. Booking and paying

1. An order holds the room for the time shown. If it is not paid by then, it is closed and costs nothing.
2. The contract is concluded when the order is paid and confirmed. Where the host confirms, an order that cannot be taken is refunded in full.
3. The amount is the one shown when you submit; later price changes do not touch it.

## 3. Cancelling

1. Every order states its rules: what part is refunded depends on the time left before check-in.
2. Refunds go back the way they were paid, usually on the same day.
3. If force majeure keeps you from coming, we agree on another date or a refund.

## 4. Your stay

1. Guests are 18 or older or come with a guardian, and register with an identity document.
2. No more guests than the house allows.
3. Please follow the guest charter.

## 5. Our part

We provide the house as described. If it differs seriously, you may ask for another one, a lower price or your money back. If we fail to perform, we refund you and make good the actual loss.

## 6. Disputes

The law of the People's Republic of China applies. We talk first; then the people's court at the place of the house decides, or the consumer association (12315) helps.`,
  },
  {
    slug: 'privacy',
    category: 'privacy',
    title: '隐私政策',
    titleEn: 'Privacy policy',
    body: `我们只收集办理住宿所必需的信息，并说明为什么需要、保存多久、你有什么权利。

## 我们收集什么

- **微信标识**：登录时由微信提供，用来认出你的账号。
- **手机号**：经你点击授权后由微信提供，用于订单联系与入住通知。
- **入住人姓名与手机号**：由你填写，用于办理入住。
- **身份证件信息**：入住时依照《旅馆业治安管理办法》登记，加密保存，只有办理登记的员工能看到。
- **位置**：只在你点击“离我最近”或地图定位时使用一次，不上传、不保存。
- **订单与支付记录**：依照会计与税务法规保存。我们接触不到你的银行卡信息，付款由微信支付完成。

## 只留在你手机里的

最近搜索、最近看过、常用入住人、语言和外观设置只保存在你的设备上，可以在“设置”中清除。

## 我们不做什么

- 不出售、不出租你的信息。
- 不做跨应用追踪，不推送广告。
- 除公安机关依法登记、微信支付完成付款外，不向第三方提供。

## 保存多久

账号信息保存到你注销账号为止。订单的金额与日期依法至少保存十年，注销后不再能对应到你本人。

## 你的权利

你可以在“我的”中查看和更正资料；在“设置 · 注销账号”申请删除，15 天内可以撤回，期满后昵称、头像、手机号与微信绑定一并删除。未满 14 周岁的儿童信息，须由监护人同意后提供。

## 联系我们

有关个人信息的问题，请拨打客服电话。我们在 15 个工作日内答复。`,
    bodyEn: `We collect only what a stay needs, and say why, for how long, and what your rights are.

## What we collect

- **WeChat identity**: given by WeChat when you sign in, to recognise your account.
- **Phone number**: given by WeChat after you allow it, to reach you about your order.
- **Guest name and phone**: typed by you, for check-in.
- **Identity documents**: registered at check-in as the law demands, stored encrypted, seen only by the staff who register.
- **Location**: used once when you tap "nearest" or the map, neither sent on nor stored.
- **Orders and payments**: kept as accounting law demands. We never see your card; WeChat Pay handles the payment.

## What stays on your device

Recent searches, houses seen, earlier guests, language and appearance. Clear them in the settings.

## What we do not do

- We do not sell or rent your data.
- We do not track you across apps or show advertisements.
- Nobody else gets your data but the police registration that the law demands and WeChat Pay for the payment.

## How long

Account data until you close the account. Amounts and dates of orders at least ten years, no longer linked to you once the account is closed.

## Your rights

See and correct your data under "Me". Ask for deletion under "Settings · Close account": you can withdraw for 15 days, then nickname, picture, phone number and the WeChat link are removed. Data of children under 14 needs a guardian's consent.

## Contact

Call our service number about anything in this policy. We answer within 15 working days.`,
  },
  {
    slug: 'first-visit',
    category: 'guide',
    title: '第一次住民宿',
    titleEn: 'Your first stay with us',
    body: `## 预订之前

看看地图上的位置和“周边”，山里和草原的路程常比看起来远。带老人孩子的，先看户型图和台阶。

## 出发之前

入住前 24 小时起，订单页会出现**到店信息**：怎么走、怎么停车、门锁和 WiFi。没有信号的路段，可以提前打开看一遍。

## 到店

管家会在院子里等你。身份证件人手一份，孩子带户口本也可以。

- 山里早晚凉，带一件外套
- 想吃的、忌口的，提前一天说最好
- 退房前不用收拾，拿好自己的东西就行`,
    bodyEn: `## Before you book

Look at the map and at what is around: roads in the hills and on the steppe are longer than they seem. With old people or children, look at the floor plan and the steps.

## Before you leave

From 24 hours before check-in your order shows **how to arrive**: the way, parking, the door and Wi-Fi. Open it once before you lose the signal.

## On arrival

The host waits in the courtyard. Everybody needs an identity document.

- Mornings and evenings are cool: bring a jacket
- Tell us a day ahead what you like to eat, and what not
- No need to tidy up when you leave`,
  },
  {
    slug: 'about',
    category: 'about',
    title: '关于驿站',
    titleEn: 'About us',
    body: `驿站是几座散落在莫干山、大理、乌兰布统和徽州的小院子。古时的驿站供行人歇脚、换马、喝一口热茶；我们想做的也差不多。

## 我们的院子

每一座都是旧屋修起来的：留住土墙、老梁和天井，换上好的床、热水和暖气。每处都有一位住在附近的管家。

## 找到我们

客服电话每天 8:00 至 22:00 有人接听。`,
    bodyEn: `We are a handful of small houses in Moganshan, Dali, Wulanbutong and Huizhou. A post station once gave travellers a bed, a fresh horse and hot tea; so do we, more or less.

## Our houses

Each is an old one mended: the walls, beams and courtyards stayed; beds, hot water and heating are new. A host lives close by every one of them.

## Reach us

Our phone is answered every day from 8:00 to 22:00.`,
  },
];
