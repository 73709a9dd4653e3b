/**
 * Reads what people edit in `knowledge/`, reports a mistake as file:line, hands checked values over.
 * Refuses to start on half a base.
 */
export { type Knowledge, knowledgeFolder, loadKnowledge } from './load.ts';
export { formatMistake, KnowledgeError, type Mistake } from './mistake.ts';
export { readTune } from './tune.ts';
