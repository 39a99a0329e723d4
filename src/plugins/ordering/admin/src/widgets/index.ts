/** The morning board: cards of the homepage, each with the way into the desk. */
import { ArrowRight, ArrowLeft, Bell, ChartPie, Clock, House } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { READ } from '../permissions';
import { deskOf, type Board } from './boards';

type Widget = Extract<Parameters<StrapiApp['widgets']['register']>[0], { id: string }>;

const text = (id: string, defaultMessage: string): { id: string; defaultMessage: string } => ({
  id: `ordering.${id}`,
  defaultMessage,
});

const card = (
  id: Board | 'tonight',
  name: string,
  icon: Widget['icon'],
  component: () => Promise<ComponentType>,
): Widget => ({
  id: `today-${id}`,
  pluginId: 'ordering',
  icon,
  title: text(`today.${id}`, name),
  permissions: READ,
  link: { label: text('today.open', '打开订单台'), href: deskOf(id) },
  component,
});

const board = (id: Board, name: string, icon: Widget['icon']): Widget =>
  card(id, name, icon, async () => (await import('./BoardWidget')).BOARDS[id]);

export const TODAY_WIDGETS: Widget[] = [
  board('arrivals', '今日入住', ArrowRight),
  board('departures', '今日离店', ArrowLeft),
  board('toConfirm', '待确认', Bell),
  board('unpaid', '待付款占用', Clock),
  board('inHouse', '在住', House),
  card('tonight', '今晚入住率', ChartPie, async () => (await import('./TonightWidget')).TonightWidget),
];
