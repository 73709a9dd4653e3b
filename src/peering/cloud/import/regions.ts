/**
 * The short names that SourceRegion and DestinationRegion come back with, and what they are called everywhere else.
 * After terraform-provider-tencentcloud's ShortRegionNameParse, less the edge zones.
 */
const short: ReadonlyMap<string, string> = new Map([
  ['gz', 'ap-guangzhou'],
  ['gzopen', 'ap-guangzhou-open'],
  ['szx', 'ap-shenzhen'],
  ['szjr', 'ap-shenzhen-fsi'],
  ['qy', 'ap-qingyuan'],
  ['sh', 'ap-shanghai'],
  ['shjr', 'ap-shanghai-fsi'],
  ['nj', 'ap-nanjing'],
  ['bj', 'ap-beijing'],
  ['bjjr', 'ap-beijing-fsi'],
  ['tsn', 'ap-tianjin'],
  ['cd', 'ap-chengdu'],
  ['cq', 'ap-chongqing'],
  ['hk', 'ap-hongkong'],
  ['tpe', 'ap-taipei'],
  ['kr', 'ap-seoul'],
  ['jp', 'ap-tokyo'],
  ['sg', 'ap-singapore'],
  ['th', 'ap-bangkok'],
  ['jkt', 'ap-jakarta'],
  ['in', 'ap-mumbai'],
  ['usw', 'na-siliconvalley'],
  ['use', 'na-ashburn'],
  ['ca', 'na-toronto'],
  ['sao', 'sa-saopaulo'],
  ['de', 'eu-frankfurt'],
  ['ru', 'eu-moscow'],
]);

/** The full name of a region given short or full; null where it is neither. */
export function regionNamed(text: string): string | null {
  if (/^[a-z]{2}-[a-z]+(-[a-z]+)*$/.test(text)) return text;
  return short.get(text) ?? null;
}

/** The region a zone lies in: `ap-guangzhou-3` is in `ap-guangzhou`. */
export const regionOfZone = (zone: string): string | null => regionNamed(zone.replace(/-\d+$/, ''));

/** The short name, where there is one; else the full one. */
export const shortRegion = (region: string): string =>
  [...short].find(([, full]) => full === region)?.[0] ?? region;
