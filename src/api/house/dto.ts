import { z } from 'zod';
import { fenSchema } from '../../shared/schemas';
import type { Language } from '../../shared/request-context';
import { pick } from '../../shared/text';
import { offeredExtraDto, policyDto, toExtraDto, toPolicyDto } from '../../plugins/ordering/server/services';
import type { Extra } from '../extra/domain/extra';
import { toOffered } from '../extra/extras';
import { coverOf, type House } from './domain/house';
import { discountLabel } from './domain/stay-price';
import type { FoundHouse } from './domain/house-search';

const named = z.object({ code: z.string(), name: z.string() });

const photoDto = z
  .object({
    url: z.string(),
    thumbUrl: z.string(),
    width: z.number(),
    height: z.number(),
    caption: z.string().nullable(),
  })
  .meta({ id: 'Photo' });

export const houseCardDto = z
  .object({
    id: z.string(),
    title: z.string(),
    place: named,
    coverUrl: z.string().nullable(),
    photos: z.array(z.string()),
    highlights: z.array(z.string()),
    maxGuests: z.number().int(),
    bedrooms: z.number().int(),
    areaSqm: z.number().int().nullable(),
    address: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    distanceMeters: z.number().nullable(),
    instantConfirm: z.boolean(),
    fromFen: fenSchema,
    stay: z
      .object({
        available: z.boolean(),
        totalFen: fenSchema,
        averageFen: fenSchema,
        originalFen: fenSchema,
        nights: z.number().int(),
        unitsLeft: z.number().int(),
        reason: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'HouseCard' });

export const houseDetailDto = z
  .object({
    id: z.string(),
    title: z.string(),
    subtitle: z.string().nullable(),
    story: z.string(),
    place: named,
    address: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    transport: z.string().nullable(),
    nearby: z.array(z.string()),
    photoGroups: z.array(z.object({ name: z.string(), photos: z.array(photoDto) })),
    floorPlan: photoDto.nullable(),
    videoUrl: z.string().nullable(),
    facilities: z.array(named),
    rules: z.array(z.string()),
    highlights: z.array(z.string()),
    maxAdults: z.number().int(),
    maxChildren: z.number().int(),
    maxGuests: z.number().int(),
    bedrooms: z.number().int(),
    beds: z.number().int(),
    bathrooms: z.number().int(),
    areaSqm: z.number().int().nullable(),
    units: z.number().int(),
    checkInTime: z.string(),
    checkOutTime: z.string(),
    instantConfirm: z.boolean(),
    minNights: z.number().int(),
    maxNights: z.number().int(),
    maxAdvanceDays: z.number().int(),
    lastBookingTime: z.string(),
    cancellationPolicy: policyDto,
    fromFen: fenSchema,
    discounts: z.array(z.object({ label: z.string() })),
    contactPhone: z.string().nullable(),
    extras: z.array(offeredExtraDto),
  })
  .meta({ id: 'HouseDetail' });

const placeOf = (house: House, language: Language): { code: string; name: string } =>
  house.place ? { code: house.place.code, name: pick(house.place.name, language) } : { code: '', name: '' };

const linesIn = (lines: { zh: string[]; en: string[] }, language: Language): string[] =>
  lines[language === 'en' ? 'en' : 'zh'];

const CARD_PHOTOS = 5;

export function toCard(
  { house, fromFen, distanceMeters, stay }: FoundHouse,
  language: Language,
): z.input<typeof houseCardDto> {
  return {
    id: house.id,
    title: pick(house.title, language),
    place: placeOf(house, language),
    coverUrl: coverOf(house),
    photos: house.photoGroups.flatMap((group) => group.photos.map((photo) => photo.thumbUrl)).slice(0, CARD_PHOTOS),
    highlights: linesIn(house.highlights, language),
    maxGuests: house.maxGuests,
    bedrooms: house.bedrooms,
    areaSqm: house.areaSqm,
    address: house.address,
    latitude: house.latitude,
    longitude: house.longitude,
    distanceMeters,
    instantConfirm: house.instantConfirm,
    fromFen,
    stay: stay && { ...stay, reason: stay.reason && pick(stay.reason, language) },
  };
}

export function toDetail(
  { house, fromFen, extras }: { house: House; fromFen: number; extras: readonly Extra[] },
  language: Language,
): z.input<typeof houseDetailDto> {
  return {
    ...house,
    title: pick(house.title, language),
    subtitle: house.subtitle && pick(house.subtitle, language),
    story: pick(house.story, language),
    place: placeOf(house, language),
    photoGroups: house.photoGroups.map(({ name, photos }) => ({ name: pick(name, language), photos })),
    highlights: linesIn(house.highlights, language),
    transport: house.transport && pick(house.transport, language),
    nearby: linesIn(house.nearby, language),
    facilities: house.facilities.map(({ code, name }) => ({ code, name: pick(name, language) })),
    cancellationPolicy: toPolicyDto(house.cancellationPolicy, language),
    fromFen,
    discounts: house.discounts.map((discount) => ({ label: pick(discountLabel(discount), language) })),
    extras: extras.map((extra) => toExtraDto(toOffered(extra), language)),
  };
}
