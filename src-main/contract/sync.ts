/** Sync as the page sees it: whole small states, never deltas. */
import { z } from 'zod'
import { Cause } from './causes.ts'

/** Whole; central's own may be beyond 2^53, where the page shows it rounded and the record keeps it. */
export const DocumentNumber = z.number()

/** The steps of a cycle in their order (design 6). `prepare` only while initialising. */
export const stepNames = ['reach', 'prepare', 'send', 'central_takes', 'fetch_shared', 'fetch_site', 'place'] as const
export const StepName = z.enum(stepNames)
export type StepName = z.infer<typeof StepName>

export const SyncStep = z.strictObject({
  name: StepName,
  state: z.enum(['todo', 'now', 'done', 'failed', 'skipped']),
  /** Records done and, where known, of how many. */
  done: z.int().default(0),
  total: z.int().nullable().default(null),
  /** Body bytes on the wire in this step, both ways. */
  bytes: z.int().default(0),
  ms: z.int().default(0),
  note: z.string().default(''),
})
export type SyncStep = z.infer<typeof SyncStep>

export const SyncRun = z.strictObject({
  id: z.string(),
  trigger: z.enum(['interval', 'write', 'manual', 'wake', 'network', 'start', 'initialise', 'retry', 'resume']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  outcome: z.enum(['done', 'partly', 'failed', 'stopped']).nullable(),
  cause: Cause.nullable(),
  sent: z.int(),
  received: z.int(),
  bytesOut: z.int(),
  bytesIn: z.int(),
  requests: z.int(),
  steps: z.array(SyncStep),
})
export type SyncRun = z.infer<typeof SyncRun>

/** not_set_up → initialising → idle ⇄ running; paused and stopped from either. `waiting` = a retry is due; `disabled` = switched off here (F-208). */
export const syncPhases = ['not_set_up', 'initialising', 'idle', 'running', 'waiting', 'paused', 'disabled', 'stopped'] as const

export const SyncStatus = z.strictObject({
  phase: z.enum(syncPhases),
  initialised: z.boolean(),
  waitingDocuments: z.int(),
  waitingRecords: z.int(),
  oldestWaitingAt: z.string().nullable(),
  /** Highest journal cursor, and how far central has it and has integrated it: a document's state derives from these. */
  lastCursor: z.int(),
  accepted: z.int(),
  confirmed: z.int(),
  lastContactAt: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  nextRunAt: z.string().nullable(),
  pausedUntil: z.string().nullable(),
  /** Why syncing is stopped until somebody acts, or why the last cycle did not get through. */
  cause: Cause.nullable(),
  /** Records in the inbox that wait for a person. */
  problems: z.int(),
  /** Records that the rules of this site keep from being sent (F-259). */
  heldBack: z.int(),
  run: SyncRun.nullable(),
  /** Set when a press during a run has queued one more. */
  oneMore: z.boolean(),
  intervalSeconds: z.int(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

/**
 * Where one document is on its way (4-7): only here, in the queue, held back by a rule (F-259), with central, integrated,
 * seen by the store that it went to, or refused. `at`: since when, as far as it is known.
 */
export const DocumentSync = z.strictObject({
  state: z.enum(['none', 'queued', 'held', 'sent', 'accepted', 'seen', 'problem']),
  at: z.string().nullable(),
})
export type DocumentSync = z.infer<typeof DocumentSync>

export const WaitingTable = z.strictObject({ table: z.string(), count: z.int(), oldestAt: z.string() })
export type WaitingTable = z.infer<typeof WaitingTable>

export const WaitingDocument = z.strictObject({
  id: z.string(),
  table: z.string(),
  kind: z.string(),
  number: DocumentNumber.nullable(),
  name: z.string(),
  records: z.int(),
  since: z.string(),
})
export type WaitingDocument = z.infer<typeof WaitingDocument>
