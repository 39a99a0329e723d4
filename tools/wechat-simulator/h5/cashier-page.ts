import type { CashierParams, CashierView } from '../cashier';
import { yuan } from '../pay/bill-csv';
import type { SimOrder } from '../state';
import { billTime } from '../time';
import { escapeHtml, hiddenFields, page } from './layout';

interface CashierPage {
  view: CashierView;
  params: CashierParams;
  redirect: string;
  merchantName: string;
}

/** The stand-in for the payment sheet. */
export function cashierPage({ view, params, redirect, merchantName }: CashierPage): string {
  const fields = hiddenFields({ ...params, redirect });
  const button = (action: string, style: string, label: string): string =>
    `<button class="${style}" name="action" value="${action}" data-testid="cashier-${action}">${label}</button>`;
  if (view.problem !== null) {
    const details = view.order ? orderCard(view.order, merchantName) : '';
    return page(
      '无法支付',
      `<h1>无法支付</h1><p class="problem" role="alert">${escapeHtml(view.problem)}</p>${details}
<form class="actions" method="post" action="/h5/cashier">${fields}${button('fail', 'primary', '返回商家')}</form>`,
    );
  }
  return page(
    '确认支付',
    `<h1>确认支付</h1>${orderCard(view.order, merchantName)}
<p class="soft">这里不会扣除任何款项。</p>
<form class="actions" method="post" action="/h5/cashier">${fields}
${button('pay', 'primary', `支付 ¥${money(view.order.totalFen)}`)}
${button('cancel', 'plain', '取消')}
${button('fail', 'ghost', '模拟失败')}</form>`,
  );
}

function orderCard(order: SimOrder, merchantName: string): string {
  const rows: [string, string][] = [
    ['收款方', merchantName],
    ['商品', order.description],
    ['订单号', order.outTradeNo],
    ['支付截止', billTime(order.timeExpire).slice(0, 16)],
  ];
  const list = rows.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  return `<section class="card pad"><p class="amount"><small>¥</small>${money(order.totalFen)}</p><dl>${list}</dl></section>`;
}

/** Yuan with thousands separators. */
function money(fen: number): string {
  const [whole = '0', cents = '00'] = yuan(fen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
