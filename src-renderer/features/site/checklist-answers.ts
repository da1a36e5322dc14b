import type { ChecklistAnswer, ChecklistAnswers, ChecklistItem } from '../../../src-main/contract/site-settings.ts'
import { checklistItems } from '../../../src-main/contract/site-settings.ts'

const notYet: ChecklistAnswer = { state: 'open', note: '' }
export const answered = (answers: ChecklistAnswers, item: ChecklistItem): ChecklistAnswer => answers[item] ?? notYet

/** How many were not looked at, and how many are not in order. */
export function unanswered(answers: ChecklistAnswers): { readonly open: number; readonly missing: number } {
  const states = checklistItems.map((item) => answered(answers, item).state)
  return { open: states.filter((state) => state === 'open').length, missing: states.filter((state) => state === 'no').length }
}
