import { useCallback } from 'react'
import type { StockWorkFacts } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { useAnswer } from '../../stores/stock-pages.ts'

/** The reasons and places that a form about this item offers; null until they are here. */
export const useFacts = (itemId: string): StockWorkFacts | null =>
  useAnswer(useCallback(() => api['batch.facts']({ itemId }), [itemId])).value
