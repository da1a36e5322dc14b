import { Contours } from '../shell/contours.tsx'

/** The paper while nobody is signed in: the map, this place, and the line to central. */
export function MapScene(props: { here: string; central: string }) {
  return (
    <>
      <Contours />
      <svg className="scene" viewBox="0 0 1366 768" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path className="way" d="M1118 262C1040 330 930 318 852 246S740 96 652 92" />
        <circle className="far" cx="652" cy="92" r="4.5" />
        <circle className="halo" cx="1118" cy="262" r="24" />
        <circle className="halo" cx="1118" cy="262" r="14" />
        <circle className="here" cx="1118" cy="262" r="6" />
        <text x="640" y="96" textAnchor="end">
          {props.central}
        </text>
        <text x="1118" y="304" textAnchor="middle" className="is-here">
          {props.here}
        </text>
      </svg>
    </>
  )
}
