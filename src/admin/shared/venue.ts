/** The venue's zone until the server has said which it is. */
export const DEFAULT_ZONE = 'Asia/Shanghai';
