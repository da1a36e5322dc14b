/** The system's own window to choose a folder, over the window that asks. */
import assert from 'node:assert'
import type { WebContents } from 'electron'
import { BrowserWindow, dialog } from 'electron'
import { windowOf } from './ipc-bridge.ts'

type Windows = { readonly fromId: (id: number) => WebContents | undefined }

/** Gives the path of the folder that was chosen in the window of a session, or null where none was. */
export const folderChooser =
  (windows: Windows) =>
  async (sessionId: string): Promise<string | null> => {
    const contents = windows.fromId(windowOf(sessionId))
    assert(contents !== undefined, 'a session that asks has its window')
    const window = BrowserWindow.fromWebContents(contents)
    assert(window !== null, 'a page of ours has its window')
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
    return filePaths[0] ?? null
  }
