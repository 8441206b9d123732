"use client";

import { useActionState } from "react";

export type CredentialsState = { email: string; problem: string | null };

/** E-mail and password: signing in and creating an account ask for the same two. */
export function CredentialsForm({
  action,
  words,
  passwordKind,
  passwordHint,
}: {
  action: (before: CredentialsState, form: FormData) => Promise<CredentialsState>;
  words: { email: string; password: string; button: string };
  passwordKind: "current-password" | "new-password";
  passwordHint?: string;
}) {
  const [state, submit] = useActionState(action, { email: "", problem: null });
  const described = [state.problem && "problem", passwordHint && "password-hint"].filter(Boolean);
  return (
    <form action={submit} className="mt-6">
      {state.problem && (
        <p id="problem" role="alert" className="text-bad">
          {state.problem}
        </p>
      )}
      <label htmlFor="email" className="block font-semibold">
        {words.email}
      </label>
      <input
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.email}
        className="field mt-1"
        aria-describedby={state.problem ? "problem" : undefined}
      />
      <label htmlFor="password" className="mt-4 block font-semibold">
        {words.password}
      </label>
      {passwordHint && (
        <p id="password-hint" className="my-1 text-base text-quiet">
          {passwordHint}
        </p>
      )}
      <input
        id="password"
        name="password"
        type="password"
        autoComplete={passwordKind}
        required
        className="field mt-1"
        aria-describedby={described.length > 0 ? described.join(" ") : undefined}
      />
      <button type="submit" className="button mt-6">
        {words.button}
      </button>
    </form>
  );
}
