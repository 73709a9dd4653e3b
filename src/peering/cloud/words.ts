import type { CloudPlan, CloudStep, ExportRefusal, LeftOut } from './plan.ts';

/** The sentences an export carries, in one language. Plain text: the exporter makes comments of them. */
export interface ExportWords {
  /** What this is, for which two VPCs, never run against a live account, no credentials in it. */
  readonly header: (plan: CloudPlan) => readonly string[];
  /** The same for a file that takes a peering back. */
  readonly undoHeader: (plan: CloudPlan) => readonly string[];
  readonly step: (step: CloudStep) => string;
  /** A profile (tccli) or provider (Terraform) must belong to this account. */
  readonly profile: (uin: string) => string;
  readonly leftOut: (left: LeftOut) => string;
  /** Stands above the way back. */
  readonly undo: string;
  /** Where `$pcx` of the undo comes from. */
  readonly undoId: string;
  /** Terraform: two accounts need two sets of credentials. */
  readonly twoAccounts: string;
  /** Terraform: what to do to take it all back. */
  readonly terraformUndo: string;
  /** Script: the answer of the create call held no id. */
  readonly noId: string;
  /** Script: a step failed; the way back follows. */
  readonly failed: string;
  /** Script: done; the id follows. */
  readonly done: string;
  /** Script: called without the id. */
  readonly usage: string;
  readonly refusal: (refusal: ExportRefusal) => string;
}
