/** An answer of api.weixin.qq.com that carries an errcode; the HTTP status is 200 all the same. */
export class ApiError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg);
  }
}

/** The errcodes used in more than one place. */
export const apiErrors = {
  busy: () => new ApiError(-1, 'system error'),
  invalidCredential: () => new ApiError(40001, 'invalid credential, access_token is invalid or not latest'),
  tokenExpired: () => new ApiError(42001, 'access_token expired'),
  missingToken: () => new ApiError(41001, 'access_token missing'),
  invalidOpenid: () => new ApiError(40003, 'invalid openid'),
  invalidAppId: () => new ApiError(40013, 'invalid appid'),
  invalidSecret: () => new ApiError(40125, 'invalid appsecret'),
  invalidCode: () => new ApiError(40029, 'invalid code'),
  usedCode: () => new ApiError(40163, 'code been used'),
  badJson: () => new ApiError(47001, 'data format error'),
  argument: (what: string) => new ApiError(47003, `argument invalid! ${what}`),
  invalidPage: () => new ApiError(41030, 'invalid page'),
};
