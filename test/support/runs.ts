const scale = Number(process.env.PROPERTY_SCALE ?? 1);

/** How often a property runs: fewer times where a run is one of thousands (mutation testing), more on request. */
export const scaled = (runs: number): number => Math.max(1, Math.ceil(runs * scale));

/** Are there enough runs to say something about what was generated? */
export const inFull = scale >= 1;
