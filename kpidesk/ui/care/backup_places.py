"""Where backups are kept: two choices, and what they mean."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from kpidesk.domain.file_facts import BackupPolicy
from kpidesk.ui.care import backup_words
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import PlainLabel


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class BackupPlaces(QWidget):
    """``chosen`` is the policy that the owner wants from now on."""

    chosen = Signal(object)

    def __init__(self, policy: BackupPolicy, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_name = file_name
        self.beside = QCheckBox(_tr("Also keep backups beside the file"), self)
        self.nowhere_here = QCheckBox(_tr("Keep no backups on this computer"), self)
        self._means = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(24)
        row.addWidget(self.beside, 0, 0)
        row.addWidget(self.nowhere_here, 0, 1)
        row.addWidget(self._means, 0, 2)
        row.setColumnStretch(2, 1)
        self.show_policy(policy)
        for box in (self.beside, self.nowhere_here):
            box.clicked.connect(lambda _checked=False: self._choose())

    @property
    def policy(self) -> BackupPolicy:
        return BackupPolicy(here=not self.nowhere_here.isChecked(), beside=self.beside.isChecked())

    @property
    def meaning(self) -> str:
        return self._means.text()

    def show_policy(self, policy: BackupPolicy) -> None:
        self.beside.setChecked(policy.beside)
        self.nowhere_here.setChecked(not policy.here)
        self._means.setText(backup_words.policy(policy, self._file_name))

    def _choose(self) -> None:
        self._means.setText(backup_words.policy(self.policy, self._file_name))
        self.chosen.emit(self.policy)
