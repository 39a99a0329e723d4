/** Where a field error sits, as APIv3 reports it. */
export interface ErrorDetail {
  /** JSON pointer such as /amount/total. */
  field: string;
  value?: unknown;
  issue: string;
  location: 'body' | 'query' | 'path' | 'header';
}

/** An APIv3 error answer. `internal` becomes the suffix of Request-ID. */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: ErrorDetail,
    readonly internal = '268435456',
  ) {
    super(message);
  }

  /** Response body. */
  body(): Record<string, unknown> {
    return { code: this.code, message: this.message, ...(this.detail ? { detail: this.detail } : {}) };
  }
}

/** The errors of the pay host, each in one place; numbers are the internal codes seen in Request-ID. */
export const payErrors = {
  param: (message: string, detail?: ErrorDetail) => new PayError(400, 'PARAM_ERROR', message, detail, '268435457'),
  invalid: (message: string) => new PayError(400, 'INVALID_REQUEST', message),
  sign: (message: string) => new PayError(401, 'SIGN_ERROR', message, undefined, '268443699'),
  appMismatch: () =>
    new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试', undefined, '268445527'),
  reentry: () =>
    new PayError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致，请核实后重试', undefined, '268498688'),
  orderPaid: () => new PayError(400, 'ORDERPAID', '该订单已支付', undefined, '268498689'),
  orderClosed: () => new PayError(400, 'ORDER_CLOSED', '该订单已关闭，请重新下单', undefined, '268447914'),
  orderMissing: () => new PayError(404, 'ORDER_NOT_EXIST', '订单不存在', undefined, '268512771'),
  resourceMissing: (message: string) => new PayError(404, 'RESOURCE_NOT_EXISTS', message),
  openidMissing: () =>
    new PayError(
      400,
      'PARAM_ERROR',
      '参数错误：/payer/openid为必填项',
      { field: '/payer/openid', issue: 'the field is required', location: 'body' },
      '268501013',
    ),
  rateLimited: (refund: boolean) =>
    refund
      ? new PayError(429, 'FREQUENCY_LIMITED', '频率限制，请降低频率后用原参数重试', undefined, '268448010')
      : new PayError(429, 'RATELIMIT_EXCEEDED', '请求频率超限，请稍后重试', undefined, '268447840'),
  system: () => new PayError(500, 'SYSTEM_ERROR', '系统异常，请用相同参数重新调用'),
};
