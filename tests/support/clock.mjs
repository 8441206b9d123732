// Loaded into a server under test: shifts its clock by the milliseconds that a file holds, so that an
// hour passes when a test says so. The product knows nothing of it.
import { readFileSync } from "node:fs";

const file = process.env.CLOCK_FILE;
const RealDate = Date;

function offsetMs() {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

if (file) {
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offsetMs());
      else super(...args);
    }
    // Next wraps Date by its own properties, so these may not be inherited.
    static parse = RealDate.parse;
    static UTC = RealDate.UTC;
    static now() {
      return RealDate.now() + offsetMs();
    }
  };
}
