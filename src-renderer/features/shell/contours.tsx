/** The map behind a window without work: contour lines, drawn in the theme's own faint line (styles/contours.svg). */
export function Contours() {
  return <div className="contours" aria-hidden="true" />
}
