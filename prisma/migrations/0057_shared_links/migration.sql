-- CreateEnum
CREATE TYPE "SharedScope" AS ENUM ('calendar', 'digests');

-- CreateTable
CREATE TABLE "SharedLink" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "scopes" "SharedScope"[],
    "showsTexts" BOOLEAN NOT NULL,
    "label" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,
    "lastUsedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "SharedLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SharedLink_tokenHash_key" ON "SharedLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SharedLink_deskId_idx" ON "SharedLink"("deskId");

-- AddForeignKey
ALTER TABLE "SharedLink" ADD CONSTRAINT "SharedLink_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
