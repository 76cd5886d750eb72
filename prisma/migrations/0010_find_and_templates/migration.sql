-- CreateTable
CREATE TABLE "DraftWords" (
    "draftId" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "DraftWords_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "contentWarning" TEXT,
    "language" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "accountIds" UUID[],
    "keptBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DraftWords_words_idx" ON "DraftWords" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "Template_deskId_foldedName_key" ON "Template"("deskId", "foldedName");

-- AddForeignKey
ALTER TABLE "DraftWords" ADD CONSTRAINT "DraftWords_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
