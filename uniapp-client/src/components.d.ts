/** Components that easycom finds by name: known to the type checker in every template. */
import 'vue';

declare module 'vue' {
  interface GlobalComponents {
    YzIcon: (typeof import('./components/yz-icon/yz-icon.vue'))['default'];
    YzPrice: (typeof import('./components/yz-price/yz-price.vue'))['default'];
    YzPhoto: (typeof import('./components/yz-photo/yz-photo.vue'))['default'];
    YzSheet: (typeof import('./components/yz-sheet/yz-sheet.vue'))['default'];
    YzState: (typeof import('./components/yz-state/yz-state.vue'))['default'];
    YzProblem: (typeof import('./components/yz-problem/yz-problem.vue'))['default'];
    YzGate: (typeof import('./components/yz-gate/yz-gate.vue'))['default'];
    YzOffline: (typeof import('./components/yz-offline/yz-offline.vue'))['default'];
    YzNotice: (typeof import('./components/yz-notice/yz-notice.vue'))['default'];
    YzStepper: (typeof import('./components/yz-stepper/yz-stepper.vue'))['default'];
    YzSwitch: (typeof import('./components/yz-switch/yz-switch.vue'))['default'];
    YzBar: (typeof import('./components/yz-bar/yz-bar.vue'))['default'];
    StayCalendar: (typeof import('./components/stay-calendar/stay-calendar.vue'))['default'];
    StayEnds: (typeof import('./components/stay-ends/stay-ends.vue'))['default'];
    GuestsSheet: (typeof import('./components/guests-sheet/guests-sheet.vue'))['default'];
    DateStrip: (typeof import('./components/date-strip/date-strip.vue'))['default'];
    HouseMini: (typeof import('./components/house-mini/house-mini.vue'))['default'];
    HouseCard: (typeof import('./components/house-card/house-card.vue'))['default'];
    OrderCard: (typeof import('./components/order-card/order-card.vue'))['default'];
    QuoteLines: (typeof import('./components/quote-lines/quote-lines.vue'))['default'];
    TenderChoice: (typeof import('./components/tender-choice/tender-choice.vue'))['default'];
    PriceLines: (typeof import('./components/price-lines/price-lines.vue'))['default'];
    OwnerCard: (typeof import('./components/owner-card/owner-card.vue'))['default'];
    PolicyTiers: (typeof import('./components/policy-tiers/policy-tiers.vue'))['default'];
  }
}
