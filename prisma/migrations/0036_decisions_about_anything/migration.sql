-- A decision names the kind and the id of what it is about; until now that was a draft.
ALTER TABLE "Decision" DROP CONSTRAINT "Decision_draftId_fkey";
ALTER TABLE "Decision" RENAME COLUMN "draftId" TO "subjectId";
ALTER INDEX "Decision_draftId_revision_idx" RENAME TO "Decision_subjectId_revision_idx";

ALTER TABLE "Decision" ADD COLUMN     "subjectKind" TEXT NOT NULL DEFAULT 'draft',
ADD COLUMN     "deskId" UUID;
ALTER TABLE "Decision" ALTER COLUMN "subjectKind" DROP DEFAULT;
UPDATE "Decision" SET "deskId" = "Draft"."deskId" FROM "Draft" WHERE "Draft"."id" = "Decision"."subjectId";
ALTER TABLE "Decision" ALTER COLUMN "deskId" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
