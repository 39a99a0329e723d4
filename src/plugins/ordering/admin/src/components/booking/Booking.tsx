import { Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Page, useDebounce } from '@strapi/strapi/admin';
import { useEffect, useState, type FormEvent } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useBookingApi } from '../../api/useBookingApi';
import { useAllowed } from '../../hooks/useAllowed';
import { useBook } from '../../hooks/useBook';
import { useKnownMember } from '../../hooks/useKnownMember';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { useText } from '../../hooks/useText';
import { useVenueClock, VenueClockContext } from '../../hooks/useVenueClock';
import { useVenueConfig } from '../../../../../../admin/shared/useVenueConfig';
import type { CouponChoice } from '../../utils/best-quote';
import { guestReady, readAdjustment, readGuest, readWish, toItem, type GuestDraft } from '../../utils/booking';
import { wayOf, type TenderChoice } from '../../utils/tenders';
import { DEFAULT_ZONE } from '../../../../../../admin/shared/venue';
import { oneLine } from '../../../../../../admin/shared/text';
import { ExtrasCard } from '../extras/ExtrasCard';
import { Booked } from './Booked';
import { GuestCard, type Source } from './GuestCard';
import { HousePicker } from './HousePicker';
import { PaymentCard, type PaymentDraft } from './PaymentCard';
import { PriceCard } from './PriceCard';
import { WishCard } from './WishCard';

const Screen = styled(Page.Main)`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  padding: 1.6rem 2.4rem 4rem;
`;

const Top = styled.div`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  margin-bottom: 1.6rem;

  a {
    display: inline-flex;
    padding: 0.8rem;
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

const Columns = styled.form`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(36rem, 46rem);
  gap: 1.6rem;
  align-items: start;

  @media (max-width: 1100px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const NOBODY: GuestDraft = { phone: '', name: '', remark: '' };
const UNCHANGED = { amount: '', reason: '' };
/** The coupon that saves most, and nothing of the wallet: for that the member is asked. */
const UNCHOSEN: { coupon: CouponChoice; tenders: TenderChoice } = { coupon: 'best', tenders: {} };
const NOTHING_CHOSEN = { memberId: null as number | null, ...UNCHOSEN };
const CASH: PaymentDraft = { tender: 'cash', receiptNo: '', holdHours: 24 };

function BookingForm() {
  const { t } = useText();
  const allowed = useAllowed();
  const api = useBookingApi();
  const [params] = useSearchParams();
  const today = useVenueClock(DEFAULT_ZONE, 0).today;
  const [wish, setWish] = useState(() => readWish(params, today));
  const known = readGuest(useLocation().state);
  const [guest, setGuest] = useState(known ?? NOBODY);
  const [source, setSource] = useState<Source>(known ? 'phone' : 'walk_in');
  const [adjustment, setAdjustment] = useState(UNCHANGED);
  const [chosen, setPayment] = useState<PaymentDraft>(CASH);
  const [choice, setChoice] = useState(NOTHING_CHOSEN);
  const payment = allowed.collect ? chosen : { ...chosen, tender: 'later' as const };
  const book = useBook();

  const agreed = readAdjustment(adjustment);
  const lookup = useKnownMember(guest.phone);
  const memberId = lookup.member?.memberId ?? null;
  // What was chosen for one member is no choice of another.
  const own = choice.memberId === memberId ? choice : { memberId, ...UNCHOSEN };
  const asked = wish.ref
    ? JSON.stringify({
        items: [toItem(wish)],
        adjustment: agreed.ok ? agreed.adjustment : null,
        ...(memberId === null ? {} : { memberId }),
        coupon: own.coupon,
        tenders: own.tenders,
      })
    : null;
  const quoted = useRequest(useDebounce(asked, 200), api.quote);
  // A price of another wish is no price of this one.
  const quote = quoted.key === asked && !quoted.problem ? quoted.data : null;
  // The last one stays in sight, so that a tick does not take away the field under the finger.
  const shown = quote ?? (asked && quoted.data?.memberId === memberId ? quoted.data : null);
  const locked = book.running || (book.problem?.uncertain ?? false);
  const ready = quote !== null && agreed.ok && guestReady(guest) && !lookup.asking;

  // A refusal may say that the price, the coupon or the balance has changed.
  const { refresh } = quoted;
  const refused = book.problem !== null && !book.problem.uncertain;
  useEffect(() => {
    if (refused) refresh();
  }, [refused, refresh]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || !agreed.ok) return;
    const { tender, receiptNo, holdHours } = payment;
    void book.run({
      source,
      items: [toItem(wish)],
      guest: { name: oneLine(guest.name), phone: guest.phone.replace(/\s/g, '') },
      remark: guest.remark.trim() || null,
      adjustment: agreed.adjustment,
      payment:
        wayOf(quote) === 'wallet'
          ? { tender: 'wallet', tenders: own.tenders }
          : tender === 'later'
            ? { tender, holdHours }
            : { tender, receiptNo: oneLine(receiptNo) || null },
      ...(memberId === null ? {} : { memberId, couponId: quote.couponId, tenders: own.tenders }),
      expectedTotalFen: quote.totalFen,
      expectedPayableFen: quote.payableFen,
    });
  };
  const another = (): void => {
    book.reset();
    setGuest(NOBODY);
    setAdjustment(UNCHANGED);
    setPayment(CASH);
    setChoice(NOTHING_CHOSEN);
    setWish((old) => ({ ...old, ref: null, unit: null, extras: [] }));
  };

  if (book.booked) return <Booked order={book.booked} onAnother={another} />;
  return (
    <Columns onSubmit={submit} aria-label={t('booking.title')}>
      <div>
        <WishCard wish={wish} disabled={locked} onChange={setWish} />
        <HousePicker wish={wish} disabled={locked} onChange={setWish} />
        <ExtrasCard wish={wish} disabled={locked} onChange={setWish} />
      </div>
      <div>
        <GuestCard
          guest={guest}
          source={source}
          lookup={lookup}
          disabled={locked}
          onGuest={setGuest}
          onSource={setSource}
        />
        <PriceCard
          quote={shown}
          stale={quote === null}
          loading={quoted.loading}
          problem={quoted.key === asked || !quoted.loading ? quoted.problem : null}
          chosen={wish.ref !== null}
          adjustment={adjustment}
          mayAdjust={allowed.adjust}
          disabled={locked}
          onAdjust={setAdjustment}
          onCoupon={(coupon) => setChoice({ ...own, coupon })}
        />
        <PaymentCard
          payment={payment}
          mayCollect={allowed.collect}
          quote={shown}
          stale={quote === null}
          wallet={own.tenders}
          ready={ready}
          running={book.running}
          disabled={locked}
          problem={book.problem}
          onChange={setPayment}
          onWallet={(tenders) => setChoice({ ...own, tenders })}
        />
      </div>
    </Columns>
  );
}

/** A booking for a guest who calls or stands at the desk. */
export function Booking() {
  const { t } = useText();
  const config = useVenueConfig();
  const clock = useVenueClock(config?.zone ?? DEFAULT_ZONE, 0, config?.venueName);
  return (
    <VenueClockContext.Provider value={clock}>
      <Screen>
        <Top>
          <Link to=".." aria-label={t('booking.back')} data-testid="booking-back">
            <ArrowLeft aria-hidden />
          </Link>
          <Typography variant="beta" tag="h1">
            {t('booking.title')}
          </Typography>
        </Top>
        <BookingForm />
      </Screen>
    </VenueClockContext.Provider>
  );
}
