/** Minutes as hours and minutes, `3:05`; a dash where there are none. */
export function clockOf(minutes: number | undefined): string {
  if (minutes === undefined) return '–';
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
