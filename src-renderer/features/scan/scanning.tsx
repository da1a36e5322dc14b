import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Scanned } from '../../../src-main/contract/barcodes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { useMay } from '../../stores/index.ts'
import { showToast } from '../../ui/toast.tsx'
import { useScanner } from '../../ui/use-scanner.ts'
import { ScanDialog } from './scan-dialog.tsx'
import { UnknownCode } from './unknown-code.tsx'

/** A scan of which the item is known. */
export type Known = Scanned & { readonly item: NonNullable<Scanned['item']> }

export type Scanning = {
  /** Opens the field in which a code is typed; null where nothing may be scanned. */
  readonly ask: (() => void) | null
  /** Its windows, to be drawn once. */
  readonly windows: ReactNode
}

/**
 * Scanning on a page (U-60): hears the scanner, finds what was scanned, and asks whose a code is that nobody knows.
 * `onKnown` does with it what the page is for; null while the page takes no scan. `onHeard`: whatever the page was asking
 * gives way to the scan.
 */
export function useScanning(onKnown: ((scanned: Known) => unknown) | null, onHeard: () => void = () => {}): Scanning {
  const maySee = useMay('viewStock')
  const mayTeach = useMay('editStock')
  const [asking, setAsking] = useState<'code' | { readonly code: string; readonly text: string } | null>(null)
  const isOn = onKnown !== null && maySee
  const close = () => setAsking(null)
  const took = (scanned: Scanned, text: string): unknown => {
    close()
    onHeard()
    if (scanned.item !== null) return onKnown?.({ ...scanned, item: scanned.item })
    if (mayTeach) setAsking({ code: scanned.code, text })
    else showToast(i18next.t('entry:scan.unknownNoRight', { code: scanned.code }), 'attention')
    return undefined
  }
  const find = async (texts: readonly string[]): Promise<unknown> => {
    const answer = await api['barcodes.find']({ texts: [...texts] })
    if (!answer.ok) return showToast(refusalSentence(answer.error), 'attention')
    // The writing that could be read as a code is the one to keep.
    const text = texts.find((one) => one.includes(answer.value.code)) ?? texts.at(-1) ?? ''
    return latest.current(answer.value, text)
  }
  // A quick hand scans again before the first is on the document: each counts from what the one before has left.
  const latest = useRef(took)
  useEffect(() => {
    latest.current = took
  })
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const scan = (texts: readonly string[]) => (last.current = last.current.then(() => find(texts)))
  useScanner(isOn ? (texts) => void scan(texts) : null)
  const windows =
    asking === null ? null : asking === 'code' ? (
      <ScanDialog onScan={(texts) => void scan(texts)} onClose={close} />
    ) : (
      <UnknownCode {...asking} onLearnt={(scanned) => void took(scanned, asking.text)} onClose={close} />
    )
  return { ask: isOn ? () => setAsking('code') : null, windows }
}
