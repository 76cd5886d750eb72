-- CreateEnum
CREATE TYPE "RotaState" AS ENUM ('asked', 'agreed', 'refused', 'replaced', 'cancelled');

-- CreateEnum
CREATE TYPE "RotaHandoverState" AS ENUM ('asked', 'accepted', 'declined', 'over');

-- CreateTable
CREATE TABLE "Rota" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "shifts" JSONB NOT NULL,
    "terminalUsers" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RotaState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "mac" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "goneTold" TEXT[],

    CONSTRAINT "Rota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RotaHandover" (
    "id" UUID NOT NULL,
    "rotaId" UUID NOT NULL,
    "fromPerson" TEXT NOT NULL,
    "toPerson" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "RotaHandoverState" NOT NULL DEFAULT 'asked',
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RotaHandover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Rota_deskId_state_idx" ON "Rota"("deskId", "state");

-- CreateIndex
CREATE INDEX "RotaHandover_rotaId_state_idx" ON "RotaHandover"("rotaId", "state");

-- AddForeignKey
ALTER TABLE "Rota" ADD CONSTRAINT "Rota_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RotaHandover" ADD CONSTRAINT "RotaHandover_rotaId_fkey" FOREIGN KEY ("rotaId") REFERENCES "Rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
