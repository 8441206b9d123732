
-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "token_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "exam" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "current_hash" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "hash" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "exam" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "finish_reason" TEXT,
    "right" INTEGER,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "attempt_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "version_hash" TEXT NOT NULL,
    "option_order" SMALLINT[],
    "choice" SMALLINT,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "struck" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "revision" INTEGER NOT NULL DEFAULT 0,
    "first_answered_at" TIMESTAMPTZ(3),
    "last_answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("attempt_id","position")
);

-- CreateTable
CREATE TABLE "registration" (
    "user_id" UUID NOT NULL,
    "exam" TEXT NOT NULL,
    "registered_on" DATE NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("user_id","exam")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "question_exam_idx" ON "question"("exam");

-- CreateIndex
CREATE INDEX "question_version_question_id_idx" ON "question_version"("question_id");

-- CreateIndex
CREATE INDEX "attempt_user_id_exam_started_at_idx" ON "attempt"("user_id", "exam", "started_at");

-- CreateIndex
CREATE INDEX "answer_version_hash_idx" ON "answer"("version_hash");

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_version_hash_fkey" FOREIGN KEY ("version_hash") REFERENCES "question_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- One open attempt per user and exam, whatever the code does.
CREATE UNIQUE INDEX "attempt_one_open" ON "attempt" ("user_id", "exam") WHERE "finished_at" IS NULL;

-- Rows that must not exist.
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_ends_by_deadline" CHECK ("finished_at" <= "deadline_at");
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_finished_whole"
  CHECK (num_nulls("finished_at", "finish_reason", "right") IN (0, 3));
ALTER TABLE "answer" ADD CONSTRAINT "answer_choice_is_shown" CHECK ("choice" BETWEEN 0 AND 3);
