import fc from 'fast-check';

// The same worlds every time, so that a red run means that the change broke something: PROPERTY_SEED=7 npm test tries
// others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_123) });
