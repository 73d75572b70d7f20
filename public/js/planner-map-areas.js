/** The areas of the map on a canvas, painted as the picture of the page is: it is read from there, so that both say the same. */
import '../leaflet/1.9.4/leaflet.js';

/**
 * An area as the picture shows it.
 * @typedef {{ code: string, title: string, href: string, fill: string, pattern: string | null, isLeftOut: boolean }} Shape
 */

/** @type {any} */
const plainCanvas = L.Canvas.prototype;

/** Leaflet's canvas, with patterns. */
/** @type {any} */
const PatternCanvas = L.Canvas.extend({
  /** @param {any} context @param {any} layer */
  _fillStroke(context, layer) {
    const { pattern } = layer.options;
    if (pattern === null || pattern === undefined) {
      plainCanvas._fillStroke.call(this, context, layer);
      return;
    }
    context.globalAlpha = 1;
    context.fillStyle = pattern;
    context.fill('evenodd');
    // Whatever else an option is by default stays so.
    const options = Object.create(layer.options, { fill: { value: false } });
    plainCanvas._fillStroke.call(this, context, { options });
  },
  /** @param {any} layer */
  _updateSquare(layer) {
    if (!this._drawing || layer._empty()) return;
    const { x, y } = layer._point;
    const half = layer._radius;
    this._ctx.beginPath();
    this._ctx.rect(x - half, y - half, 2 * half, 2 * half);
    this._fillStroke(this._ctx, layer);
  },
});

export function createCanvas() {
  return new PatternCanvas({ padding: 0.4 });
}

/** Pixels of a pattern before it repeats. */
const tile = 10;

/** @param {(context: CanvasRenderingContext2D) => void} draw */
function makePattern(draw) {
  const canvas = document.createElement('canvas');
  canvas.width = tile;
  canvas.height = tile;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  draw(context);
  return context.createPattern(canvas, 'repeat');
}

/** @param {CanvasRenderingContext2D} context @param {boolean} rising */
function drawDiagonal(context, rising) {
  const ends = rising ? [-tile, 0, tile] : [0, tile, 2 * tile];
  context.beginPath();
  for (const start of ends) {
    context.moveTo(start, rising ? tile : 0);
    context.lineTo(start + (rising ? tile : -tile), rising ? 0 : tile);
  }
  context.stroke();
}

/** @param {Element} rect */
const fillOf = (rect) => window.getComputedStyle(rect).fill;

/**
 * A pattern of the picture as one of the canvas.
 * @param {Element} definition the `pattern` element
 */
function toCanvasPattern(definition) {
  const [ground, mark] = [...definition.children].map(fillOf);
  return makePattern((context) => {
    context.fillStyle = ground;
    context.fillRect(0, 0, tile, tile);
    if (definition.id === 'hatch-too-coarse') {
      context.fillStyle = mark;
      context.beginPath();
      context.arc(tile / 2, tile / 2, 2, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    if (definition.id === 'hatch-not-known') {
      context.strokeStyle = mark;
      context.lineWidth = 1.5;
      drawDiagonal(context, true);
      return;
    }
    // Lines with a light edge stand out on every colour.
    context.strokeStyle = 'white';
    context.lineWidth = 2.6;
    drawDiagonal(context, false);
    context.strokeStyle = mark;
    context.lineWidth = 1.2;
    drawDiagonal(context, false);
  });
}

/**
 * @param {Element} picture the svg of the page
 * @returns {Shape[]}
 */
export function readShapes(picture) {
  return [...picture.querySelectorAll('a[data-area]')].map((link) => {
    const path = /** @type {Element} */ (link.querySelector('path'));
    const named = /url\(["']?#([\w-]+)/.exec(path.getAttribute('fill') ?? '');
    return {
      code: link.getAttribute('data-area') ?? '',
      title: path.querySelector('title')?.textContent ?? '',
      href: link.getAttribute('href') ?? '',
      fill: named === null ? fillOf(path) : 'white',
      pattern: named === null ? null : named[1],
      isLeftOut: path.classList.contains('left-out'),
    };
  });
}

/**
 * @param {{ unit: number, areas: Record<string, number[][][]> }} outlines of `areas-….json`
 * @param {string} code
 */
export function polygonsOf({ unit, areas }, code) {
  return (areas[code] ?? []).map((polygon) =>
    polygon.map((steps) => {
      let [x, y] = [0, 0];
      /** @type {any[]} */
      const ring = [];
      for (let index = 0; index < steps.length; index += 2) {
        x += steps[index];
        y += steps[index + 1];
        ring.push(L.latLng(y * unit, x * unit));
      }
      return ring;
    }),
  );
}

const line = { color: '#3a3f45', weight: 0.7 };
const highlighted = { color: '#000000', weight: 3 };

/**
 * The areas of one level.
 * @param {any} map
 * @param {any} renderer
 * @param {any} outlines
 * @param {(href: string) => void} open
 */
export function createAreas(map, renderer, outlines, open) {
  /** @type {Map<string, any>} */
  const layers = new Map();
  /** @type {Map<string, Shape>} */
  let shapes = new Map();
  for (const code of Object.keys(outlines.areas)) {
    const layer = L.polygon(polygonsOf(outlines, code), {
      renderer,
      ...line,
      fillOpacity: 1,
      smoothFactor: 0.7,
    });
    layer.bindTooltip(() => shapes.get(code)?.title ?? code, { sticky: true, opacity: 1 });
    layer.on('click', () => {
      const shape = shapes.get(code);
      if (shape !== undefined) open(shape.href);
    });
    layer.on('mouseover', () => layer.setStyle(highlighted));
    layer.on('mouseout', () => layer.setStyle(line));
    layers.set(code, layer.addTo(map));
  }
  return {
    /** @param {Element} picture */
    paint(picture) {
      shapes = new Map(readShapes(picture).map((shape) => [shape.code, shape]));
      /** @type {Map<string, any>} */
      const patterns = new Map(
        [...picture.querySelectorAll('pattern')].map((definition) => [
          definition.id,
          toCanvasPattern(definition),
        ]),
      );
      for (const [code, layer] of layers) {
        const shape = shapes.get(code);
        const isPale = shape === undefined || shape.isLeftOut;
        const pattern = isPale || shape.pattern === null ? null : patterns.get(shape.pattern);
        layer.setStyle({ fillColor: isPale ? 'white' : shape.fill, pattern });
      }
    },
    /** @param {string} code @param {boolean} on */
    highlight(code, on) {
      layers.get(code)?.setStyle(on ? highlighted : line);
    },
    /** @param {string} code */
    boundsOf(code) {
      return layers.get(code)?.getBounds() ?? null;
    },
    /** What the map shows, for tests: code and words of each area. */
    titles: () => [...shapes.values()].map(({ code, title }) => [code, title]),
    remove() {
      for (const layer of layers.values()) layer.remove();
    },
  };
}
