import { afterEach, expect, vi } from "vitest";

const error = vi.spyOn(console, "error");
const warn = vi.spyOn(console, "warn");

// A complaint on the console is a fault that nobody reads: here it fails the test.
afterEach(() => {
  const complaints = [...error.mock.calls, ...warn.mock.calls];
  error.mockClear();
  warn.mockClear();
  expect(complaints).toEqual([]);
});
