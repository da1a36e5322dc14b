/** The menu of the program: edit and zoom keys, and nothing that clears, resets or wipes (U-84). */
import type { MenuItemConstructorOptions } from 'electron'

export function menuTemplate(platform: NodeJS.Platform, developing: boolean): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }]
  const tools: MenuItemConstructorOptions[] = developing ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : []
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return [...mac, { role: 'editMenu' }, { label: 'View', submenu: [...zoom, ...tools] }]
}
