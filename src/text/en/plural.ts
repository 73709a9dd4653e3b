/** A number with its noun: `1 route`, `2 routes`; `many` where the plural is no plain s. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
