import type { Pages } from './page.ts';

/** Every page there is, by name. */
export const pages: Pages = new Map([]);
