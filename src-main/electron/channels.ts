/** The names of the two wires between the window and main; the page sees neither. */
export const invokeChannel = 'outpost:invoke'
export const eventChannel = 'outpost:event'
