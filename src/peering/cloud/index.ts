/**
 * The way to the real cloud and back: a peering as a script, as API calls and as Terraform; a world from what the
 * cloud and Terraform tell. Knows their words and how texts are quoted for them. Refuses to know credentials, a
 * network, and people's languages: sentences come in.
 */
export { type ApiCall, apiCalls, apiText } from './api.ts';
export * from './import/index.ts';
export * from './plan.ts';
export { commentText, jsonText } from './quoting.ts';
export { tccliScript, tccliUndo } from './tccli.ts';
export { terraformFile, terraformUndo } from './terraform.ts';
export type { ExportWords } from './words.ts';
