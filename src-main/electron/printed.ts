/** A page as a PDF, made by the window itself without a printer and without a line (U-62). */
import assert from 'node:assert'
import type { PrintToPDFOptions, WebContents } from 'electron'
import { windowOf } from './ipc-bridge.ts'

/** Paper size and margins are the page's own (`@page` in print.css). */
const options: PrintToPDFOptions = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }

type Windows = { readonly fromId: (id: number) => Pick<WebContents, 'printToPDF'> | undefined }

/** Prints the window of a session; rejects with Chromium's own words where it cannot. */
export const printedBy =
  (windows: Windows) =>
  async (sessionId: string): Promise<Uint8Array> => {
    const window = windows.fromId(windowOf(sessionId))
    assert(window !== undefined, 'a session that asks has its window')
    return window.printToPDF(options)
  }
